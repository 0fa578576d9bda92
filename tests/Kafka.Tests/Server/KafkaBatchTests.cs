using System.Text;
using Confluent.Kafka;
using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Server;

/// <summary>Topics read as one batch.</summary>
[TestFixture(Engine.Embedded)]
[TestFixture(Engine.Spark)]
[Parallelizable(ParallelScope.Self)]
[NeedsServers]
public sealed class KafkaBatchTests(Engine engine)
{
    // Zero would stand for no time.
    private const long Morning = 1_000_000;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open() => _spark = Sessions.Open(engine);

    [TearDown]
    public void Close() => _spark.Dispose();

    [Test]
    public void Records_come_with_all_that_they_have()
    {
        var topic = Brokers.NewTopic(2);
        var time = new DateTimeOffset(2026, 11, 26, 7, 8, 9, 123, TimeSpan.Zero);
        Brokers.Send(
            topic, 1,
            new() { Key = [0, 255], Value = "v"u8.ToArray(), Timestamp = new Confluent.Kafka.Timestamp(time), Headers = [new Header("a", "1"u8.ToArray()), new Header("a", null)] },
            new() { Key = null, Value = null, Timestamp = new Confluent.Kafka.Timestamp(time) });

        var rows = Read(topic, ("includeHeaders", "true")).OrderBy("offset").Collect().ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows[0].Values.Take(7), Is.EqualTo(new object[] { new byte[] { 0, 255 }, "v"u8.ToArray(), topic, 1, 0L, new DataFrames.Types.Timestamp(time), 0 }));
            Assert.That(((object[])rows[0][7]!).Cast<Row>().Select(h => (h[0], h[1] is byte[] b ? Encoding.UTF8.GetString(b) : null)), Is.EqualTo(new[] { ((object)"a", "1"), ("a", null) }));
            Assert.That(rows[1].Values.ToArray(), Is.EqualTo(new object?[] { null, null, topic, 1, 1L, new DataFrames.Types.Timestamp(time), 0, null }));
            Assert.That(Read(topic).Schema().FieldNames, Is.EqualTo(new[] { "key", "value", "topic", "partition", "offset", "timestamp", "timestampType" }));
        }
    }

    [Test]
    public void Offsets_and_times_say_what_is_read()
    {
        var topic = Brokers.NewTopic(2, ("retention.ms", "-1"));
        Brokers.Send(topic, 0, Enumerable.Range(0, 10).Select(i => At(i, i * 1000)));
        Brokers.Send(topic, 1, Enumerable.Range(0, 5).Select(i => At(i, i * 1000)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Count(topic), Is.EqualTo(15));
            Assert.That(Count(topic, ("startingOffsets", $$$"""{"{{{topic}}}":{"0":7,"1":-2}}"""), ("endingOffsets", $$$"""{"{{{topic}}}":{"0":-1,"1":2}}""")), Is.EqualTo(5));
            Assert.That(Count(topic, ("startingTimestamp", "1003000")), Is.EqualTo(9));
            Assert.That(Count(topic, ("startingTimestamp", "1002500"), ("endingTimestamp", "1004000")), Is.EqualTo(2));
            Assert.That(Count(topic, ("startingOffsetsByTimestamp", $$$"""{"{{{topic}}}":{"0":1009000,"1":1009000}}"""), ("startingOffsetsByTimestampStrategy", "latest")), Is.EqualTo(1));
            Assert.That(Count(topic, ("endingOffsetsByTimestamp", $$$"""{"{{{topic}}}":{"0":1003000,"1":1001000}}""")), Is.EqualTo(4));
            Assert.That(Count(topic, ("startingOffsetsByTimestamp", $$$"""{"{{{topic}}}":{"0":1002000,"1":1000000}}"""), ("endingOffsetsByTimestamp", $$$"""{"{{{topic}}}":{"0":1004000,"1":1009000}}""")), Is.EqualTo(7));
            Assert.That(Count(topic, ("endingOffsetsByTimestamp", $$$"""{"{{{topic}}}":{"0":1000000,"1":1000000}}"""), ("endingOffsets", "latest")), Is.Zero, "Times go before offsets.");
            Assert.That(Refusal(() => Count(topic, ("startingTimestamp", "1009000"))), Does.Contain($"{topic}-1"));
            Assert.That(Refusal(() => Count(topic, ("startingOffsets", $$$"""{"{{{topic}}}":{"0":7}}"""))), Does.Contain("Use -1 for latest, -2 for earliest"));
        }
    }

    [Test]
    public void Selections_take_topics_by_name_pattern_and_partition()
    {
        var (a, b) = (Brokers.NewTopic(1), Brokers.NewTopic(3));
        Brokers.Produce(a, 0, "one");
        Brokers.Produce(b, 2, "two", "three");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Count($"{a}, {b}"), Is.EqualTo(3));
            Assert.That(Reader().Option("subscribePattern", $"{a}|{b}").Load().Count(), Is.EqualTo(3));
            Assert.That(Reader().Option("assign", $$$"""{"{{{b}}}":[1,2]}""").Load().Count(), Is.EqualTo(2));
            Assert.That(() => Count("no-such-topic"), Throws.TypeOf<SparkException>().With.Message.Contains("no-such-topic"));
        }
    }

    [Test]
    public void A_partition_that_is_not_there_is_an_error_that_Spark_does_not_have()
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Produce(topic, 0, "one");
        var read = Reader().Option("assign", $$$"""{"{{{topic}}}":[0,7]}""").Load();

        if (engine == Engine.Spark)
        {
            Assert.That(read.Count(), Is.EqualTo(1));
        }
        else
        {
            Assert.That(() => read.Count(), Throws.TypeOf<SparkException>().With.Message.Contains($"{topic}-7"));
        }
    }

    [Test]
    public void Many_records_of_many_partitions_arrive_once_each()
    {
        var topic = Brokers.NewTopic(4);
        for (var p = 0; p < 4; p++)
        {
            Brokers.Produce(topic, p, Enumerable.Range(0, 20_000).Select(i => $"{p}/{i}"));
        }

        var counts = Read(topic).SelectExpr("CAST(value AS STRING) AS v", "partition", "offset")
            .SelectExpr("count(*)", "count(DISTINCT v)", "count_if(v = concat(partition, '/', offset))").First();

        Assert.That(counts.Values.ToArray(), Is.EqualTo(new object[] { 80_000L, 80_000L, 80_000L }));
    }

    [Test]
    public void Aborted_and_open_transactions_are_not_seen()
    {
        var topic = Brokers.NewTopic(1);
        using var producer = Brokers.Producer(new ProducerConfig { TransactionalId = topic });
        producer.InitTransactions(TimeSpan.FromSeconds(30));
        Transact(producer, topic, "committed 1", "committed 2").CommitTransaction();
        Transact(producer, topic, "aborted").AbortTransaction();
        Transact(producer, topic, "committed 3").CommitTransaction();
        Transact(producer, topic, "aborted at the end").AbortTransaction();

        Assert.That(Values(topic), Is.EqualTo(new[] { "committed 1", "committed 2", "committed 3" }));

        Transact(producer, topic, "open");
        Assert.That(Values(topic), Has.Count.EqualTo(3));
        Assert.That(Values(topic, ("kafka.isolation.level", "read_uncommitted")), Has.Count.EqualTo(6));
        producer.AbortTransaction();
    }

    [Test]
    public void Records_that_are_gone_are_an_error_or_passed_over()
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Produce(topic, 0, Enumerable.Range(0, 100).Select(i => $"{i}"));
        using (var admin = Brokers.Admin())
        {
            admin.DeleteRecordsAsync([new TopicPartitionOffset(topic, 0, 60)]).GetAwaiter().GetResult();
        }

        (string, string)[] offsets = [("startingOffsets", $$$"""{"{{{topic}}}":{"0":10}}"""), ("endingOffsets", $$$"""{"{{{topic}}}":{"0":70}}""")];

        Assert.That(() => Count(topic, offsets), Throws.TypeOf<SparkException>().With.Property("ErrorClass").StartsWith("KAFKA_DATA_LOSS").And.Message.Contains("failOnDataLoss"));
        Assert.That(Values(topic, [.. offsets, ("failOnDataLoss", "false")]), Is.EqualTo(Enumerable.Range(60, 10).Select(i => $"{i}")));
    }

    [Test]
    public void A_compacted_topic_is_read_over_its_gaps()
    {
        var topic = Brokers.NewTopic(
            1, ("cleanup.policy", "compact"), ("segment.ms", "100"), ("min.cleanable.dirty.ratio", "0.01"), ("max.compaction.lag.ms", "100"), ("segment.bytes", "1048576"));
        for (var i = 0; i < 5; i++)
        {
            Brokers.Send(topic, 0, Enumerable.Range(0, 100).Select(k => new Message<byte[]?, byte[]?> { Key = [(byte)k], Value = Brokers.Bytes($"{i}") }));
        }

        // The broker compacts in its own time: until it has, there are more records, and no read may hang at their end.
        var seen = Read(topic).GroupBy("key").Agg(Functions.Max("value").As("newest")).Select("newest").Collect().ToList();

        Assert.That(seen.Select(r => Encoding.UTF8.GetString(r.GetAs<byte[]>(0))), Is.EqualTo(Enumerable.Repeat("4", 100)));
    }

    [Test]
    public void Large_records_arrive_whole()
    {
        var topic = Brokers.NewTopic(1, ("max.message.bytes", "6000000"));
        var value = new byte[5_000_000];
        new Random(7).NextBytes(value);
        using (var producer = Brokers.Producer(new ProducerConfig { MessageMaxBytes = 6_000_000 }))
        {
            producer.Produce(new TopicPartition(topic, 0), new Message<byte[]?, byte[]?> { Value = value });
            producer.Produce(new TopicPartition(topic, 0), new Message<byte[]?, byte[]?> { Value = [1] });
            producer.Flush();
        }

        Assert.That(Read(topic).OrderBy("offset").Collect().Select(r => r.GetAs<byte[]>(1)), Is.EqualTo(new[] { value, [1] }));
    }

    [Test]
    public void Brokers_that_are_not_there_are_an_error_in_bounded_time_that_names_them()
    {
        var read = _spark.Read().Format("kafka").Option("subscribe", "t").Option("kafka.bootstrap.servers", "127.0.0.1:1");
        read = engine == Engine.Spark ? read.Option("fetchOffset.numRetries", 1).Option("kafka.default.api.timeout.ms", 2000).Option("kafka.request.timeout.ms", 1000) : read;

        Assert.That(() => read.Load().Count(), Throws.TypeOf<SparkException>().With.Property("ErrorClass").EqualTo("KAFKA_UNAVAILABLE").And.Message.Contains("127.0.0.1:1"));
    }

    // What this program finds before it asks anybody, Spark finds.
    private string Refusal(Func<long> count) =>
        (engine == Engine.Spark ? (Exception?)Assert.Throws<SparkException>(() => count()) : Assert.Throws<ArgumentException>(() => count()))!.Message;

    private static Message<byte[]?, byte[]?> At(int i, long milliseconds) =>
        new() { Value = Brokers.Bytes($"{i}"), Timestamp = new Confluent.Kafka.Timestamp(Morning + milliseconds, Confluent.Kafka.TimestampType.CreateTime) };

    private static IProducer<byte[]?, byte[]?> Transact(IProducer<byte[]?, byte[]?> producer, string topic, params string[] values)
    {
        producer.BeginTransaction();
        foreach (var value in values)
        {
            producer.Produce(new TopicPartition(topic, 0), new Message<byte[]?, byte[]?> { Value = Brokers.Bytes(value) });
        }

        // What is not sent yet when a transaction is aborted never is.
        producer.Flush();
        return producer;
    }

    private DataFrameReader Reader() => _spark.Read().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers);

    private DataFrame Read(string topics, params (string Key, string Value)[] options) =>
        options.Aggregate(Reader().Option("subscribe", topics), (reader, o) => reader.Option(o.Key, o.Value)).Load();

    private long Count(string topics, params (string Key, string Value)[] options) => Read(topics, options).Count();

    private List<string> Values(string topic, params (string Key, string Value)[] options) =>
        [.. Read(topic, options).OrderBy("offset").SelectExpr("CAST(value AS STRING)").Collect().Select(r => r.GetAs<string>(0))];
}
