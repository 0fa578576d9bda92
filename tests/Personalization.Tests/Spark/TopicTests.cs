using Confluent.Kafka;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.Pipeline;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Spark;

/// <summary>The jobs over a topic on a real Spark: what one engine begins the other goes on with.</summary>
[NeedsServers]
public sealed class TopicTests
{
    private const string Group = "lag-of-bronze";

    private LiveLake _lake = null!;

    [SetUp]
    public void MakeLake() => _lake = new LiveLake();

    [TearDown]
    public void RemoveLake() => _lake.Dispose();

    [Test]
    public void Bronze_has_each_record_once_whichever_engine_took_it()
    {
        bool[] onSpark = [true, false, true];
        foreach (var (turn, spark) in onSpark.Index())
        {
            Send(turn);
            Ingest(spark);
        }

        using var session = SparkSession.Builder().GetOrCreate();
        var bronze = RowText.Sorted(session.Read().Format("delta").Load(BronzeEvents.Table.PathIn(_lake.Path)).Select("raw", "key", "topic", "partition", "offset", "timestamp", "headers"));
        var topic = RowText.Sorted(session.Read().Format("kafka").Option("kafka.bootstrap.servers", RealKafka.Server.BootstrapServers).Option("subscribe", _lake.Topic)
            .Option("includeHeaders", true).Load().Select("value", "key", "topic", "partition", "offset", "timestamp", "headers"));
        Assert.That(bronze, Is.EqualTo(topic).And.Count.EqualTo(onSpark.Length * 5));
        Assert.That(GroupOffsets(), Is.EqualTo(onSpark.Length * 5), "The group's offsets must say for tools how far bronze is.");
    }

    [Test]
    public void Live_stages_on_Spark_are_stopped_and_the_embedded_engine_goes_on()
    {
        using var stop = new CancellationTokenSource();
        var outcome = Task.Run(() => _lake.Run(_lake.Options with { Continuous = true }, stop.Token, RealSpark.Session));
        var truth = _lake.Send(1_000);

        var failed = _lake.WaitFor(truth, outcome);
        stop.Cancel();
        var stages = outcome.GetAwaiter().GetResult().Stages;

        Assert.That(failed.Select(check => $"{check.Name}: {check.Detail}"), Is.Empty);
        Assert.That(stages.Select(stage => stage.Error), Is.All.Null);
        using var embedded = SparkSession.Builder().GetOrCreate();
        Assert.That(_lake.Run(_lake.Options, CancellationToken.None).Succeeded, Is.True);
        Assert.That(_lake.Failed(embedded, truth), Is.Empty);
    }

    // With and without key, value and headers.
    private void Send(int turn)
    {
        using var producer = new ProducerBuilder<string?, string?>(new ProducerConfig { BootstrapServers = RealKafka.Server.BootstrapServers }).SetKeySerializer(new Texts()).SetValueSerializer(new Texts()).Build();
        foreach (var i in Enumerable.Range(0, 5))
            producer.Produce(new TopicPartition(_lake.Topic, i % 3), new() { Key = i == 1 ? null : $"{turn}", Value = i == 2 ? null : $"{{\"messageId\":\"{turn}/{i}\"}}", Headers = i == 3 ? [new Header("h", [1, 255])] : null });
        producer.Flush();
    }

    private void Ingest(bool onSpark)
    {
        var options = _lake.Options.IngestEvents with { Kafka = _lake.Options.Kafka with { MaxOffsetsPerTrigger = 4, OffsetsGroup = Group } };
        new IngestEventsJob().Run(new JobContext<IngestEventsJobOptions>(options, _lake.Services(onSpark ? RealSpark.Session : new SessionSettings(), CancellationToken.None)));
    }

    private long GroupOffsets()
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = RealKafka.Server.BootstrapServers }).Build();
        return admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(Group, [.. Enumerable.Range(0, 3).Select(p => new TopicPartition(_lake.Topic, p))])])
            .GetAwaiter().GetResult().Single().Partitions.Sum(p => p.Offset.Value);
    }

    private sealed class Texts : ISerializer<string?>
    {
        public byte[]? Serialize(string? data, SerializationContext context) => data is null ? null : System.Text.Encoding.UTF8.GetBytes(data);
    }
}
