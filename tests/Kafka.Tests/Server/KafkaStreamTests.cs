using Confluent.Kafka.Admin;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Server;

/// <summary>Topics followed as streams.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class KafkaStreamTests
{
    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = Sessions.Open(Engine.Embedded);
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void Each_run_takes_what_is_new_and_nothing_twice()
    {
        var topic = Brokers.NewTopic(2);
        Brokers.Produce(topic, 0, "a", "b");
        Run(topic);
        Brokers.Produce(topic, 1, "c");
        Brokers.Produce(topic, 0, "d");
        Run(topic);
        Run(topic);

        Assert.That(Table(), Is.EqualTo(new[] { "a", "b", "c", "d" }));
    }

    [Test]
    public void The_checkpoint_has_sparks_offsets()
    {
        var topic = Brokers.NewTopic(2);
        Brokers.Produce(topic, 0, "a", "b");
        Run(topic);

        Assert.That(File.ReadLines(Path.Combine(_directory["checkpoint"], "offsets", "0")).Last(), Is.EqualTo($$$"""{"{{{topic}}}":{"0":2,"1":0}}"""));
    }

    [Test]
    public void Batches_are_bounded_and_take_of_each_partition_its_share()
    {
        var topic = Brokers.NewTopic(2);
        Brokers.Produce(topic, 0, Enumerable.Range(0, 90).Select(i => $"a{i}"));
        Brokers.Produce(topic, 1, Enumerable.Range(0, 10).Select(i => $"b{i}"));
        var sizes = new List<(long, long)>();

        Run(topic, batch => sizes.Add((batch.Filter("partition = 0").Count(), batch.Filter("partition = 1").Count())), ("maxOffsetsPerTrigger", "50"));

        Assert.That(sizes, Is.EqualTo(new[] { (45L, 5L), (45L, 5L) }));
    }

    [Test]
    public void Partitions_one_by_one_are_followed_and_others_are_not()
    {
        var topic = Brokers.NewTopic(3);
        Produce("a");
        Run();
        Produce("b");
        var progress = Run();

        Assert.That(Table(), Is.EqualTo(new[] { "a0", "a2", "b0", "b2" }));
        Assert.That(progress, Is.EqualTo($"KafkaV2[Assign[{topic}-0, {topic}-2]]"));
        Assert.That(File.ReadLines(Path.Combine(_directory["checkpoint"], "offsets", "1")).Last(), Is.EqualTo($$$"""{"{{{topic}}}":{"0":2,"2":2}}"""));

        void Produce(string text)
        {
            for (var p = 0; p < 3; p++)
            {
                Brokers.Produce(topic, p, $"{text}{p}");
            }
        }

        string Run()
        {
            var query = _spark.ReadStream().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers).Option("assign", $$$"""{"{{{topic}}}":[2,0]}""").Option("startingOffsets", "earliest").Load()
                .WriteStream().Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow()).Format("delta").Start(_directory["table"]);
            query.AwaitTermination();
            return query.LastProgress()!.Sources.Single().Description;
        }
    }

    [Test]
    public void A_running_query_sees_new_records_and_new_partitions()
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Produce(topic, 0, "a");
        var query = Start(topic, Trigger.ProcessingTime(TimeSpan.Zero));
        query.ProcessAllAvailable();
        using (var admin = Brokers.Admin())
        {
            admin.CreatePartitionsAsync([new PartitionsSpecification { Topic = topic, IncreaseTo = 3 }]).GetAwaiter().GetResult();
            Until(() => admin.GetMetadata(topic, TimeSpan.FromSeconds(10)).Topics.Single().Partitions.Count(p => p.Leader >= 0) == 3);
        }

        Brokers.Produce(topic, 2, "b");
        Brokers.Produce(topic, 0, "c");
        Until(() => !query.IsActive() || Table().Count == 3);
        Assert.That(query.Exception()?.ToString(), Is.Null);
        query.Stop();

        Assert.That(Table(), Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(query.LastProgress()!.Sources.Single().Description, Is.EqualTo($"KafkaV2[Subscribe[{topic}]]"));
    }

    [Test]
    public void A_batch_that_failed_is_done_again_with_the_same_records()
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Produce(topic, 0, "a", "b");
        var seen = new List<long>();
        Assert.That(
            () => Run(topic, batch =>
            {
                seen.Add(batch.Count());
                throw new InvalidOperationException("the sink is away");
            }),
            Throws.Exception.With.Message.Contains("the sink is away"));
        Brokers.Produce(topic, 0, "c");

        Run(topic, batch => seen.Add(batch.Count()));

        Assert.That(seen, Is.EqualTo(new[] { 2L, 2L, 1L }));
    }

    [Test]
    public void A_topic_made_anew_is_refused_until_loss_is_allowed()
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Produce(topic, 0, "a", "b", "c");
        Run(topic);
        using (var admin = Brokers.Admin())
        {
            admin.DeleteTopicsAsync([topic]).GetAwaiter().GetResult();
            Until(() => !admin.GetMetadata(TimeSpan.FromSeconds(10)).Topics.Exists(t => t.Topic == topic));
            admin.CreateTopicsAsync([new TopicSpecification { Name = topic, NumPartitions = 1, ReplicationFactor = 1 }]).GetAwaiter().GetResult();
        }

        Brokers.Produce(topic, 0, "d");

        Assert.That(() => Run(topic), Throws.Exception.With.Message.Contains("KAFKA_DATA_LOSS"));
        Run(topic, null, ("failOnDataLoss", "false"));
        Brokers.Produce(topic, 0, "e");
        Run(topic, null, ("failOnDataLoss", "false"));
        Assert.That(Table(), Is.EqualTo(new[] { "a", "b", "c", "e" }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Retention_that_overtakes_a_stream_is_an_error_or_passed_over(bool failOnDataLoss)
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Produce(topic, 0, Enumerable.Range(0, 10).Select(i => $"{i}"));
        Run(topic, null, ("maxOffsetsPerTrigger", "4"));
        Brokers.Produce(topic, 0, Enumerable.Range(10, 10).Select(i => $"{i}"));
        Brokers.DeleteBefore(topic, 0, 15);

        var loss = ("failOnDataLoss", failOnDataLoss ? "true" : "false");
        if (failOnDataLoss)
        {
            Assert.That(() => Run(topic, null, loss), Throws.Exception.With.Message.Contains("KAFKA_DATA_LOSS").And.Message.Contains("15"));
        }
        else
        {
            Run(topic, null, loss);
        }

        var kept = failOnDataLoss ? Enumerable.Range(0, 10) : [.. Enumerable.Range(0, 10), .. Enumerable.Range(15, 5)];
        Assert.That(Table(), Is.EqualTo(kept.Select(i => $"{i}").Order(StringComparer.Ordinal)));
    }

    [Test]
    public void A_stream_into_a_topic_marks_its_records_with_the_batch()
    {
        var (from, to) = (Brokers.NewTopic(1), Brokers.NewTopic(1));
        Brokers.Produce(from, 0, "a", "b");
        Stream(from).SelectExpr("key", "value").WriteStream().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers).Option("topic", to)
            .Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow()).Start().AwaitTermination();

        var written = _spark.Read().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers).Option("subscribe", to).Option("includeHeaders", true).Load()
            .SelectExpr("CAST(value AS STRING)", "headers[0].key", "CAST(headers[0].value AS STRING)").Collect().ToList();

        Assert.That(written.Select(r => r.GetAs<string>(0)), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(written.Select(r => (r.GetAs<string>(1), r.GetAs<string>(2)[^2..])), Is.All.EqualTo(("spark-batch", "/0")));
    }

    private DataFrame Stream(string topic, params (string Key, string Value)[] options) => options.Aggregate(
        _spark.ReadStream().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers).Option("subscribe", topic).Option("startingOffsets", "earliest"),
        (reader, o) => reader.Option(o.Key, o.Value)).Load();

    private void Run(string topic, Action<DataFrame>? process = null, params (string Key, string Value)[] options) =>
        Start(topic, Trigger.AvailableNow(), process, options).AwaitTermination();

    private StreamingQuery Start(string topic, Trigger trigger, Action<DataFrame>? process = null, params (string Key, string Value)[] options)
    {
        var writer = Stream(topic, options).WriteStream().Option("checkpointLocation", _directory["checkpoint"]).Trigger(trigger);
        return process is null ? writer.Format("delta").Start(_directory["table"]) : writer.ForeachBatch((batch, _) => process(batch)).Start();
    }

    private List<string> Table() =>
        [.. _spark.Read().Format("delta").Load(_directory["table"]).SelectExpr("CAST(value AS STRING) AS v").OrderBy("v").Collect().Select(r => r.GetAs<string>(0))];

    private static void Until(Func<bool> holds) => Assert.That(() => holds(), Is.True.After(60_000, 50));
}
