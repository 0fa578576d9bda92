using SparkPersonalization.DataFrames;
using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Pipeline;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.IngestEvents;

/// <summary>A lake that takes events from files and from a topic.</summary>
[NeedsServers]
public sealed class TwoInputsTests
{
    private const int InFiles = 400;
    private const int InTopic = 300;

    private LiveLake _lake = null!;
    private SparkSession _spark = null!;
    private TemporaryDirectory _files = null!;

    [SetUp]
    public void Make()
    {
        (_lake, _spark, _files) = (new LiveLake(), SparkSession.Builder().GetOrCreate(), new TemporaryDirectory());
        EventGenerator.Run(new GenerateEventsOptions { Seed = 1, Events = InFiles }, _files["made"]);
        _lake.Send(InTopic);
    }

    [TearDown]
    public void Remove()
    {
        _spark.Dispose();
        _lake.Dispose();
        _files.Dispose();
    }

    [Test]
    public void Each_goes_on_where_it_was()
    {
        Ingest(Files);
        Ingest(Topic);
        Assert.That(Bronze(), Is.EqualTo((InFiles, InTopic)));

        EventGenerator.Run(new GenerateEventsOptions { Seed = 2, Events = InFiles }, _files["more"]);
        File.Copy(Directory.EnumerateFiles(_files["more/events"]).First(), _files["made/events/more.jsonl"]);
        var more = File.ReadLines(_files["made/events/more.jsonl"]).Count();
        Ingest(Topic);
        Ingest(Files);
        Assert.That(Bronze(), Is.EqualTo((InFiles + more, InTopic)));
    }

    [Test]
    public void One_that_starts_anew_leaves_what_came_from_the_other()
    {
        Ingest(Files);
        Ingest(Topic);

        Ingest(Topic with { Lake = new LakeOptions { Reset = true }, Kafka = Topic.Kafka with { StartingOffsets = "latest" } });
        Assert.That(Bronze(), Is.EqualTo((InFiles, InTopic)), "No batch, so nothing is replaced.");
        Ingest(Topic with { Lake = new LakeOptions { Reset = true } });
        Assert.That(Bronze(), Is.EqualTo((InFiles, InTopic)));

        Directory.EnumerateFiles(_files["made/events"]).Skip(1).ToList().ForEach(File.Delete);
        var left = File.ReadLines(Directory.EnumerateFiles(_files["made/events"]).Single()).Count();
        Ingest(Files with { Lake = new LakeOptions { Reset = true } });
        Assert.That(Bronze(), Is.EqualTo((left, InTopic)));
    }

    private IngestEventsJobOptions Files => new() { Input = _files["made/events"] };

    private IngestEventsJobOptions Topic => new() { Source = EventSource.Kafka, Kafka = _lake.Options.Kafka };

    private void Ingest(IngestEventsJobOptions options) =>
        new IngestEventsJob().Run(new(options, _lake.Services(new(), CancellationToken.None)));

    private (long FromFiles, long FromTopic) Bronze()
    {
        var row = _spark.Read().Format("delta").Load(BronzeEvents.Table.PathIn(_lake.Path)).SelectExpr("count_if(file IS NOT NULL)", "count(DISTINCT topic, partition, offset)", "count_if(topic IS NOT NULL)").First();
        Assert.That(row.Get(1), Is.EqualTo(row.Get(2)), "each record of the topic once");
        return (row.GetAs<long>(0), row.GetAs<long>(2));
    }
}
