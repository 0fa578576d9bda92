using Confluent.Kafka;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Server;

/// <summary>Group offsets are written where that is asked for, and never read.</summary>
public sealed class GroupOffsetTests
{
    private const string Group = "lag-of-the-shop";

    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;
    private string _topic = null!;

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = Sessions.Open(Engine.Embedded);
        _topic = Brokers.NewTopic(2);
        Brokers.Produce(_topic, 0, "a", "b", "c");
        Brokers.Produce(_topic, 1, "d");
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void Tools_see_how_far_a_stream_has_come()
    {
        var query = Run();

        Assert.That(Offsets(Group), Is.EqualTo(new[] { 3L, 1 }));
        Assert.That(query.LastProgress()!.Sources.Single().Warning, Is.Null);
    }

    [Test]
    public void What_stands_there_changes_nothing_of_what_is_read()
    {
        Run();
        Set(0, 2);
        Brokers.Produce(_topic, 1, "e");
        Run();

        Assert.That(Table(), Is.EqualTo(new[] { "a", "b", "c", "d", "e" }));
        Assert.That(Offsets(Group), Is.EqualTo(new[] { 3L, 2 }));

        Set(1, 0);
        Run();
        Assert.That(Table(), Has.Count.EqualTo(5), "A run without new records reads none.");
        Assert.That(Offsets(Group), Is.EqualTo(new[] { 1L, 0 }), "A run without a batch writes none.");
    }

    [Test]
    public void The_group_of_the_client_is_not_written()
    {
        Run(("kafka.group.id", "of-the-client"), (KafkaReadOptions.CommitGroup, null));

        Assert.That(Offsets("of-the-client"), Is.All.EqualTo(Offset.Unset.Value));
    }

    [Test]
    public void A_group_with_readers_of_its_own_refuses_and_the_batch_is_done_all_the_same()
    {
        using var reader = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = Brokers.Servers, GroupId = "read-by-others" }).Build();
        reader.Subscribe(_topic);
        Assert.That(() => reader.Consume(100) is { } || reader.Assignment.Count > 0, Is.True.After(30_000, 10));

        var query = Run((KafkaReadOptions.CommitGroup, "read-by-others"));

        Assert.That(Table(), Has.Count.EqualTo(4));
        Assert.That(query.LastProgress()!.Sources.Single().Warning, Does.Contain("read-by-others").And.Contain("The stream goes on"));
        Assert.That(query.LastProgress()!.ToJson(), Does.Contain("\"warning\":"));
        reader.Close();
    }

    private StreamingQuery Run(params (string Key, string? Value)[] options)
    {
        var reader = _spark.ReadStream().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers).Option("subscribe", _topic).Option("startingOffsets", "earliest");
        reader = options.Prepend((KafkaReadOptions.CommitGroup, Group)).GroupBy(o => o.Item1).Select(g => g.Last())
            .Where(o => o.Item2 is not null).Aggregate(reader, (all, o) => all.Option(o.Item1, o.Item2!));
        var query = reader.Load().WriteStream().Format("delta").Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow()).Start(_directory["table"]);
        query.AwaitTermination();
        return query;
    }

    private List<string> Table() =>
        [.. _spark.Read().Format("delta").Load(_directory["table"]).SelectExpr("CAST(value AS STRING) AS v").OrderBy("v").Collect().Select(r => r.GetAs<string>(0))];

    private TopicPartition[] Partitions => [new(_topic, 0), new(_topic, 1)];

    private IEnumerable<long> Offsets(string group)
    {
        using var admin = Brokers.Admin();
        return admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(group, [.. Partitions])]).GetAwaiter().GetResult()
            .Single().Partitions.OrderBy(p => p.Partition.Value).Select(p => p.Offset.Value).ToList();
    }

    private void Set(params long[] offsets)
    {
        using var admin = Brokers.Admin();
        var written = Partitions.Zip(offsets, (partition, offset) => new TopicPartitionOffset(partition, offset));
        admin.AlterConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitionOffsets(Group, [.. written])]).GetAwaiter().GetResult();
    }
}
