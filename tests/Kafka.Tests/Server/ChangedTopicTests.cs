using Confluent.Kafka;
using Confluent.Kafka.Admin;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Server;

/// <summary>Topics that are another one under the same name, and topics whose offsets have gaps, followed as streams.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ChangedTopicTests
{
    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = SparkSession.Builder().GetOrCreate();
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [TestCase("subscribe")]
    [TestCase("subscribePattern")]
    public void A_topic_made_anew_is_refused_although_it_is_longer_than_the_one_before(string selection)
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Produce(topic, 0, "a", "b", "c");
        Run(topic, selection);
        MakeAnew(topic);
        Brokers.Produce(topic, 0, "d", "e", "f", "g");

        Assert.That(() => Run(topic, selection), Throws.Exception.With.Message.Contains("KAFKA_DATA_LOSS.TOPIC_MADE_ANEW").And.Message.Contains(topic));
        Assert.That(Table(), Is.EqualTo(new[] { "a", "b", "c" }));

        Run(topic, selection, ("failOnDataLoss", "false"));
        Brokers.Produce(topic, 0, "h");
        Run(topic, selection);
        Assert.That(Table(), Is.EqualTo(new[] { "a", "b", "c", "g", "h" }), "what is allowed once is not asked again");
    }

    [Test]
    public void A_batch_that_was_decided_on_is_not_read_of_a_topic_made_anew()
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Produce(topic, 0, "a", "b");
        Assert.That(() => Start(topic, "subscribe").ForeachBatch((_, _) => throw new InvalidOperationException("dies with its batch begun")).Start().AwaitTermination(), Throws.Exception);
        MakeAnew(topic);
        Brokers.Produce(topic, 0, "c", "d");

        Assert.That(() => Run(topic, "subscribe"), Throws.Exception.With.Message.Contains("TOPIC_MADE_ANEW"));
    }

    [Test]
    public void What_is_noted_of_topics_and_cannot_be_read_is_named()
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Produce(topic, 0, "a");
        Run(topic, "subscribe");
        var notes = Path.Combine(_directory["checkpoint"], "sources", "0", "topics");
        File.WriteAllText(notes, "{");
        Brokers.Produce(topic, 0, "b");
        Assert.That(() => Run(topic, "subscribe"), Throws.Exception.With.Message.Contains(notes));

        File.Delete(notes);
        Run(topic, "subscribe");
        Assert.That(Table(), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void A_stream_takes_committed_records_once_although_batches_end_amid_transactions()
    {
        var topic = Brokers.NewTopic(1);
        using var producer = Brokers.Producer(new ProducerConfig { TransactionalId = topic });
        producer.InitTransactions(TimeSpan.FromSeconds(30));
        for (var i = 0; i < 12; i++)
        {
            producer.BeginTransaction();
            foreach (var part in new[] { "x", "y" })
            {
                producer.Produce(new TopicPartition(topic, 0), new Message<byte[]?, byte[]?> { Value = Brokers.Bytes($"{i:D2}{part}") });
            }

            producer.Flush();
            End(producer, isCommitted: i % 3 == 0);
        }

        Run(topic, "subscribe", ("maxOffsetsPerTrigger", "2"));
        Assert.That(Table(), Is.EqualTo(new[] { "00x", "00y", "03x", "03y", "06x", "06y", "09x", "09y" }));
    }

    [Test]
    public void A_stream_goes_over_the_gaps_of_a_compacted_topic()
    {
        var topic = Brokers.NewTopic(
            1, ("cleanup.policy", "compact"), ("segment.ms", "100"), ("min.cleanable.dirty.ratio", "0.01"), ("max.compaction.lag.ms", "100"), ("segment.bytes", "1048576"));
        for (var i = 0; i < 5; i++)
        {
            Brokers.Send(topic, 0, Enumerable.Range(0, 40).Select(k => new Message<byte[]?, byte[]?> { Key = [(byte)k], Value = Brokers.Bytes($"{i}/{k:D2}") }));
        }

        // Segments are closed by records after them.
        Assert.That(
            () =>
            {
                Brokers.Send(topic, 0, new Message<byte[]?, byte[]?> { Key = [200], Value = Brokers.Bytes("closes") });
                return _spark.Read().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers).Option("subscribe", topic).Load().Filter("length(value) = 4").Count();
            },
            Is.EqualTo(40).After(60_000, 200));

        Run(topic, "subscribe", ("maxOffsetsPerTrigger", "7"));
        Assert.That(Table().Where(value => value != "closes"), Is.EqualTo(Enumerable.Range(0, 40).Select(k => $"4/{k:D2}")));
    }

    private static void End(IProducer<byte[]?, byte[]?> producer, bool isCommitted)
    {
        if (isCommitted)
        {
            producer.CommitTransaction();
        }
        else
        {
            producer.AbortTransaction();
        }
    }

    private static void MakeAnew(string topic)
    {
        using var admin = Brokers.Admin();
        admin.DeleteTopicsAsync([topic]).GetAwaiter().GetResult();
        Assert.That(() => admin.GetMetadata(TimeSpan.FromSeconds(10)).Topics.Exists(t => t.Topic == topic), Is.False.After(60_000, 50));
        admin.CreateTopicsAsync([new TopicSpecification { Name = topic, NumPartitions = 1, ReplicationFactor = 1 }]).GetAwaiter().GetResult();
    }

    private DataStreamWriter Start(string topic, string selection, params (string Key, string Value)[] options) => options.Aggregate(
        _spark.ReadStream().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers).Option(selection, topic).Option("startingOffsets", "earliest"),
        (reader, o) => reader.Option(o.Key, o.Value)).Load().WriteStream().Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow());

    private void Run(string topic, string selection, params (string Key, string Value)[] options) =>
        Start(topic, selection, options).Format("delta").Start(_directory["table"]).AwaitTermination();

    private List<string> Table() =>
        [.. _spark.Read().Format("delta").Load(_directory["table"]).SelectExpr("CAST(value AS STRING) AS v").OrderBy("v").Collect().Select(r => r.GetAs<string>(0))];
}
