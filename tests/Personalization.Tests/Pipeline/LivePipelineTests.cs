using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel.Graph;
using SparkPersonalization.Personalization.Tables;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Pipeline;

/// <summary>All stages at once, fed by a real broker.</summary>
[NeedsServers]
public sealed class LivePipelineTests
{
    private LiveLake _lake = null!;

    [SetUp]
    public void MakeLake() => _lake = new LiveLake();

    [TearDown]
    public void RemoveLake() => _lake.Dispose();

    [Test]
    public void Events_sent_while_the_stages_run_end_in_all_tables_once()
    {
        using var stop = new CancellationTokenSource();
        var outcome = Task.Run(() => _lake.Run(_lake.Options with { Continuous = true }, stop.Token));
        var truth = _lake.Send(3_000, rate: 1_000);

        var failed = _lake.WaitFor(truth, outcome);
        stop.Cancel();
        var stages = outcome.GetAwaiter().GetResult().Stages;

        Assert.That(failed.Select(check => $"{check.Name}: {check.Detail}"), Is.Empty);
        Assert.That(stages.Select(stage => (stage.Id, stage.State)), Is.All.Matches<(string, StageState State)>(s => s.State == StageState.Interrupted));
        Assert.That(stages.Select(stage => stage.Error), Is.All.Null);

        // What the live stages left behind, the stages in order go on with: nothing is new to them.
        using var spark = SparkSession.Builder().GetOrCreate();
        Assert.That(_lake.Run(_lake.Options, CancellationToken.None).Succeeded, Is.True);
        Assert.That(_lake.Failed(spark, truth), Is.Empty);
    }

    [Test]
    public void Each_stage_tells_what_it_does()
    {
        using var stop = new CancellationTokenSource();
        var told = new ToldProgress();
        var outcome = Task.Run(() => _lake.Run(_lake.Options with { Continuous = true }, stop.Token, progress: told));
        var truth = _lake.Send(3_000, rate: 1_000);
        var failed = _lake.WaitFor(truth, outcome);
        stop.Cancel();
        outcome.Wait();
        Assert.That(failed, Is.Empty);

        using var spark = SparkSession.Builder().GetOrCreate();
        long Rows(LakeTable table) => spark.Read().Format("delta").Load(table.PathIn(_lake.Path)).Count();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told.RowsOf("ingest-events"), Is.EqualTo((truth.Records, truth.Records)));
            Assert.That(told.RowsOf("refine-events"), Is.EqualTo((truth.Records, Rows(SilverEvents.Table))));
            // A session that goes on is written by each batch that has events of it.
            Assert.That(told.RowsOf("sessionize").In, Is.EqualTo(Rows(SilverEvents.Table)));
            Assert.That(told.RowsOf("sessionize").Out, Is.InRange(Rows(Sessions.Table), Rows(SilverEvents.Table) - 1));
            Assert.That(told.RowsOf("build-features").Out, Is.GreaterThanOrEqualTo(Rows(CheckoutFeatures.Table)));
            Assert.That(told.Last("refine-events").Watermark, Is.Not.Null);
            Assert.That(told.Last("refine-events").Live!.Quarantined, Is.EqualTo(Rows(QuarantineEvents.Table)));
            foreach (var stage in new[] { "ingest-events", "refine-events", "sessionize", "build-features" })
            {
                Assert.That(told.Last(stage).Live!.BehindRows, Is.Zero, stage);
                Assert.That(told.Last(stage).Live!.Behind, Is.Not.Null, stage);
                Assert.That(told.Last(stage).Batch, Is.Not.Null, stage);
            }
        }
    }

    [Test]
    public void A_stage_that_fails_ends_the_others_when_they_have_done_what_they_have()
    {
        _lake.Send(500);
        using var stop = new CancellationTokenSource(LiveLake.Patience);
        var broken = _lake.Options with { Continuous = true, Sessions = new() { Zone = "Mars/Olympus" } };

        var outcome = _lake.Run(broken, stop.Token);

        Assert.That(stop.IsCancellationRequested, Is.False);
        Assert.That(outcome.Succeeded, Is.False);
        Assert.That(outcome.Stages.Where(stage => stage.State == StageState.Failed).Select(stage => stage.Id), Has.Member("sessionize"));
        Assert.That(outcome.Stages.Where(stage => stage.State is StageState.Running or StageState.Waiting), Is.Empty);
    }

    [Test]
    public void Records_without_key_or_value_tombstones_and_large_ones_are_all_accounted_for()
    {
        const int events = 200;
        _lake.Send(events);
        var large = $$"""{"messageId": "large", "padding": "{{new string('x', 1 << 20)}}"}""";
        SendOdd(
            new() { Key = null, Value = null },
            new() { Key = "tombstone"u8.ToArray(), Value = null },
            new() { Key = "empty"u8.ToArray(), Value = [] },
            new() { Key = [], Value = "{"u8.ToArray() },
            new() { Key = "large"u8.ToArray(), Value = Encoding.UTF8.GetBytes(large) });

        Assert.That(_lake.Run(_lake.Options, CancellationToken.None).Succeeded, Is.True);

        using var spark = SparkSession.Builder().GetOrCreate();
        DataFrame Table(LakeTable table) => spark.Read().Format("delta").Load(table.PathIn(_lake.Path));
        var bronze = Table(BronzeEvents.Table).SelectExpr("count_if(raw IS NULL)", "count_if(length(raw) = 0)", $"count_if(length(raw) = {large.Length})").First();
        Assert.That(bronze.Values.ToArray(), Is.EqualTo(new object[] { 2L, 1L, 1L }), "bronze has them as they came");
        var refused = Table(QuarantineEvents.Table).Filter("raw IS NULL OR length(raw) < 2 OR length(raw) > 1000000").GroupBy("reason").Count().OrderBy("reason").Collect();
        Assert.That(refused.Sum(row => row.GetAs<long>(1)), Is.EqualTo(5), "quarantine has them with a reason");
    }

    private void SendOdd(params IEnumerable<Message<byte[]?, byte[]?>> records)
    {
        const int mostBytes = 2 << 20;
        using (var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = RealKafka.Server.BootstrapServers }).Build())
        {
            var size = new ConfigEntry { Name = "max.message.bytes", Value = $"{mostBytes}", IncrementalOperation = AlterConfigOpType.Set };
            admin.IncrementalAlterConfigsAsync(new() { [new ConfigResource { Type = ResourceType.Topic, Name = _lake.Topic }] = [size] }).GetAwaiter().GetResult();
        }
        using var producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig { BootstrapServers = RealKafka.Server.BootstrapServers, MessageMaxBytes = mostBytes })
            .SetKeySerializer(Same.Instance).SetValueSerializer(Same.Instance).Build();
        foreach (var record in records)
            producer.ProduceAsync(_lake.Topic, record).GetAwaiter().GetResult();
    }

    private sealed class Same : ISerializer<byte[]?>
    {
        internal static readonly Same Instance = new();

        public byte[]? Serialize(byte[]? data, SerializationContext context) => data;
    }
}
