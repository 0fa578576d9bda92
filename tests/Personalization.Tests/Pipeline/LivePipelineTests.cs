using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging.Abstractions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;
using SparkPersonalization.Personalization.Brokers;
using SparkPersonalization.Personalization.GenerateEvents;
using SparkPersonalization.Personalization.GenerateEvents.Truth;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Pipeline;
using SparkPersonalization.Personalization.Quickstart;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.Personalization.Tests.GenerateEvents;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Pipeline;

/// <summary>All stages at once, fed by a real broker.</summary>
public sealed class LivePipelineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private KafkaServer _kafka = null!;
    private string _topic = null!;
    private TemporaryDirectory _lake = null!;

    [OneTimeSetUp]
    public void StartKafka() => _kafka = new KafkaServer();

    [OneTimeTearDown]
    public void StopKafka() => _kafka.Dispose();

    [SetUp]
    public void MakeLake()
    {
        _lake = new TemporaryDirectory();
        _topic = $"events-{TestContext.CurrentContext.Test.ID}";
        _kafka.CreateTopic(_topic, 3);
    }

    [TearDown]
    public void RemoveLake() => _lake.Dispose();

    [Test]
    public void Events_sent_while_the_stages_run_end_in_all_tables_once()
    {
        using var stop = new CancellationTokenSource();
        var outcome = Task.Run(() => Run(Options with { Continuous = true }, stop.Token));
        var truth = Send(3_000, rate: 1_000);

        var failed = WaitFor(truth, outcome);
        stop.Cancel();
        var stages = outcome.GetAwaiter().GetResult().Stages;

        Assert.That(failed.Select(check => $"{check.Name}: {check.Detail}"), Is.Empty);
        Assert.That(stages.Select(stage => (stage.Id, stage.State)), Is.All.Matches<(string, StageState State)>(s => s.State == StageState.Interrupted));
        Assert.That(stages.Select(stage => stage.Error), Is.All.Null);

        // What the live stages left behind, the stages in order go on with: nothing is new to them.
        using var spark = SparkSession.Builder().GetOrCreate();
        Assert.That(Run(Options, CancellationToken.None).Succeeded, Is.True);
        Assert.That(Failed(spark, truth), Is.Empty);
    }

    [Test]
    public void A_stage_that_fails_ends_the_others_when_they_have_done_what_they_have()
    {
        Send(500);
        using var stop = new CancellationTokenSource(Patience);
        var broken = Options with { Continuous = true, Sessions = new() { Zone = "Mars/Olympus" } };

        var outcome = Run(broken, stop.Token);

        Assert.That(stop.IsCancellationRequested, Is.False);
        Assert.That(outcome.Succeeded, Is.False);
        Assert.That(outcome.Stages.Where(stage => stage.State == StageState.Failed).Select(stage => stage.Id), Has.Member("sessionize"));
        Assert.That(outcome.Stages.Where(stage => stage.State is StageState.Running or StageState.Waiting), Is.Empty);
    }

    [Test]
    public void Records_without_key_or_value_tombstones_and_large_ones_are_all_accounted_for()
    {
        const int events = 200;
        Send(events);
        var large = $$"""{"messageId": "large", "padding": "{{new string('x', 1 << 20)}}"}""";
        SendOdd(
            new() { Key = null, Value = null },
            new() { Key = "tombstone"u8.ToArray(), Value = null },
            new() { Key = "empty"u8.ToArray(), Value = [] },
            new() { Key = [], Value = "{"u8.ToArray() },
            new() { Key = "large"u8.ToArray(), Value = Encoding.UTF8.GetBytes(large) });

        Assert.That(Run(Options, CancellationToken.None).Succeeded, Is.True);

        using var spark = SparkSession.Builder().GetOrCreate();
        DataFrame Table(LakeTable table) => spark.Read().Format("delta").Load(table.PathIn(_lake.Path));
        var bronze = Table(BronzeEvents.Table).SelectExpr("count_if(raw IS NULL)", "count_if(length(raw) = 0)", $"count_if(length(raw) = {large.Length})").First();
        Assert.That(bronze.Values.ToArray(), Is.EqualTo(new object[] { 2L, 1L, 1L }), "bronze has them as they came");
        var refused = Table(QuarantineEvents.Table).Filter("raw IS NULL OR length(raw) < 2 OR length(raw) > 1000000").GroupBy("reason").Count().OrderBy("reason").Collect();
        TestContext.Out.WriteLine(string.Join('\n', refused));
        Assert.That(refused.Sum(row => row.GetAs<long>(1)), Is.EqualTo(5), "quarantine has them with a reason");
    }

    private PipelineJobOptions Options => new()
    {
        Source = EventSource.Kafka,
        Kafka = new KafkaInput { Topic = _topic, Connection = Connection },
        HashKey = "key",
        Lake = new LakeOptions(),
    };

    private KafkaConnection Connection => new() { BootstrapServers = _kafka.BootstrapServers };

    private GeneratedTruth Send(int events, int? rate = null)
    {
        var output = _lake[$"truth-{events}"];
        new GenerateEventsJob().Run(new JobContext<GenerateEventsJobOptions>(
            new GenerateEventsJobOptions
            {
                To = EventTarget.Kafka,
                Output = output,
                Kafka = new KafkaOutput { Topic = _topic, Rate = rate, Connection = Connection },
                Generator = new GenerateEventsOptions { Events = events },
            },
            Services(CancellationToken.None)));
        return TruthFile.Find(output)!;
    }

    private void SendOdd(params IEnumerable<Message<byte[]?, byte[]?>> records)
    {
        const int mostBytes = 2 << 20;
        using (var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = _kafka.BootstrapServers }).Build())
        {
            var size = new ConfigEntry { Name = "max.message.bytes", Value = $"{mostBytes}", IncrementalOperation = AlterConfigOpType.Set };
            admin.IncrementalAlterConfigsAsync(new() { [new ConfigResource { Type = ResourceType.Topic, Name = _topic }] = [size] }).GetAwaiter().GetResult();
        }
        using var producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig { BootstrapServers = _kafka.BootstrapServers, MessageMaxBytes = mostBytes })
            .SetKeySerializer(Same.Instance).SetValueSerializer(Same.Instance).Build();
        foreach (var record in records)
            producer.ProduceAsync(_topic, record).GetAwaiter().GetResult();
    }

    private JobOutcome Run(PipelineJobOptions options, CancellationToken stop) => new PipelineJob().Run(new JobContext<PipelineJobOptions>(options, Services(stop)));

    private List<JobCheck> WaitFor(GeneratedTruth truth, Task<JobOutcome> outcome)
    {
        using var spark = SparkSession.Builder().GetOrCreate();
        var end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        var failed = Failed(spark, truth);
        while (failed.Count > 0 && Environment.TickCount64 < end && !outcome.Wait(TimeSpan.FromMilliseconds(500)))
            failed = Failed(spark, truth);
        return failed;
    }

    private List<JobCheck> Failed(SparkSession spark, GeneratedTruth truth) =>
        CheckoutFeatures.Table.IsIn(_lake.Path) ? [.. new TruthComparison(spark, _lake.Path).With(truth).Where(check => !check.Passed)] : [new JobCheck("features", false, "there is no table yet")];

    private JobServices Services(CancellationToken stop) => new()
    {
        LakeDirectory = _lake.Path,
        ConfDirectory = Path.GetDirectoryName(NaiveSchema.Folder)!,
        Log = NullLogger.Instance,
        Cancellation = stop,
    };

    private sealed class Same : ISerializer<byte[]?>
    {
        internal static readonly Same Instance = new();

        public byte[]? Serialize(byte[]? data, SerializationContext context) => data;
    }
}
