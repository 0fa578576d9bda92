using Confluent.Kafka;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Server;

/// <summary>A stream that is stopped on one engine goes on on the other from the same checkpoint.</summary>
public sealed class EngineChangeTests
{
    private static readonly Engine[] Engines = [Engine.Embedded, Engine.Spark];

    private TemporaryDirectory _directory = null!;
    private Dictionary<Engine, SparkSession> _sessions = [];

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _sessions = Engines.ToDictionary(engine => engine, Sessions.Open);
    }

    [TearDown]
    public void Close()
    {
        foreach (var session in _sessions.Values)
        {
            session.Dispose();
        }

        _directory.Dispose();
    }

    [Test]
    public void Each_record_is_taken_once_by_whichever_engine()
    {
        Engine[] turns = [Engine.Spark, Engine.Embedded, Engine.Spark];
        var topic = Brokers.NewTopic(2);
        using var producer = Brokers.Producer(new ProducerConfig { TransactionalId = topic });
        producer.InitTransactions(TimeSpan.FromSeconds(30));
        foreach (var (turn, engine) in turns.Index())
        {
            Fill(producer, topic, turn);
            Run(engine, topic);
        }

        var all = Engines.Select(engine => RowText.Sorted(Read(engine, topic))).ToList();
        var taken = Engines.Select(engine => RowText.Sorted(_sessions[engine].Read().Format("delta").Load(_directory["table"]))).ToList();
        Assert.That(all[0], Has.Count.EqualTo(turns.Length * 7));
        Assert.That(all[1], Is.EqualTo(all[0]), "Both engines must read the same of a topic.");
        Assert.That(taken, Is.All.EqualTo(all[0]), "The stream must have taken what a read finds, once.");
    }

    [TestCase(Engine.Embedded, Engine.Spark)]
    [TestCase(Engine.Spark, Engine.Embedded)]
    public void A_batch_that_failed_on_one_is_done_again_with_the_same_records_on_the_other(Engine first, Engine second)
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Produce(topic, 0, "a", "b");
        var seen = new List<string>();
        void Fail(DataFrame batch, long id)
        {
            seen.Add($"{id}: {Values(batch)}");
            throw new InvalidOperationException("the sink is away");
        }

        Assert.That(() => Start(first, topic, Fail).AwaitTermination(), Throws.Exception.With.Message.Contains("the sink is away"));
        Brokers.Produce(topic, 0, "c");
        Start(second, topic, (batch, id) => seen.Add($"{id}: {Values(batch)}")).AwaitTermination();

        Assert.That(seen, Is.EqualTo(new[] { "0: a b", "0: a b", "1: c" }));
    }

    [TestCase(Engine.Embedded, true)]
    [TestCase(Engine.Embedded, false)]
    [TestCase(Engine.Spark, true)]
    [TestCase(Engine.Spark, false)]
    public void Records_that_go_between_plan_and_read_are_an_error_or_passed_over(Engine engine, bool failOnDataLoss)
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Produce(topic, 0, Enumerable.Range(0, 10).Select(i => $"{i}"));
        var seen = new List<long>();
        void Read(DataFrame batch, long id)
        {
            Brokers.DeleteBefore(topic, 0, 7);
            seen.Add(batch.Count());
        }

        var query = Stream(engine, topic).Option("failOnDataLoss", failOnDataLoss).Load().WriteStream()
            .ForeachBatch(Read).Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow()).Start();

        Assert.That(query.AwaitTermination, failOnDataLoss ? Throws.Exception.With.Message.Contains("KAFKA_DATA_LOSS") : Throws.Nothing);
        Assert.That(seen, Is.EqualTo(failOnDataLoss ? Array.Empty<long>() : [3]));
    }

    [TestCase(Engine.Embedded, Engine.Spark)]
    [TestCase(Engine.Spark, Engine.Embedded)]
    public void A_batch_written_to_a_topic_again_carries_the_same_mark(Engine first, Engine second)
    {
        var (from, to) = (Brokers.NewTopic(1), Brokers.NewTopic(1));
        Brokers.Send(from, 0, new Message<byte[]?, byte[]?> { Key = "k"u8.ToArray(), Value = "v"u8.ToArray(), Headers = [new Header("own", "1"u8.ToArray())] });
        Copy(first, from, to);
        File.Delete(Path.Combine(_directory["checkpoint"], "commits", "0"));
        Copy(second, from, to);

        var marks = Read(Engine.Embedded, to).OrderBy("offset").SelectExpr("concat_ws(' ', transform(headers, h -> concat(h.key, '=', CAST(h.value AS STRING)))) AS marks").Collect().Select(r => r.GetAs<string>(0)).ToList();
        Assert.That(marks, Has.Count.EqualTo(2).And.All.Match("^own=1 spark-batch=.*/0/sink/0$"));
        Assert.That(marks.Distinct().Count(), Is.EqualTo(1));
    }

    // Of each turn seven are committed, one of them without key, one without value.
    private static void Fill(IProducer<byte[]?, byte[]?> producer, string topic, int turn)
    {
        Transact(producer, topic, Enumerable.Range(0, 4).Select(i => Record($"{turn}/{i}", null, $"v{i}"))).CommitTransaction();
        Transact(producer, topic, [Record("aborted", null, "never seen")]).AbortTransaction();
        Transact(producer, topic, [Record(null, "h", $"keyless {turn}"), Record($"{turn}/tombstone", "h", null), Record($"{turn}/both", null, "")]).CommitTransaction();
        Transact(producer, topic, [Record("aborted", null, "at the end")]).AbortTransaction();
    }

    private static Message<byte[]?, byte[]?> Record(string? key, string? header, string? value) => new()
    {
        Key = key is null ? null : Brokers.Bytes(key),
        Value = value is null ? null : Brokers.Bytes(value),
        Headers = header is null ? null : [new Header(header, Brokers.Bytes("x")), new Header("empty", null)],
    };

    private static IProducer<byte[]?, byte[]?> Transact(IProducer<byte[]?, byte[]?> producer, string topic, IEnumerable<Message<byte[]?, byte[]?>> records)
    {
        producer.BeginTransaction();
        foreach (var (i, record) in records.Index())
        {
            producer.Produce(new TopicPartition(topic, i % 2), record);
        }

        producer.Flush();
        return producer;
    }

    // Batches are cut inside of transactions.
    private void Run(Engine engine, string topic) => Stream(engine, topic).Option("maxOffsetsPerTrigger", 8).Load().WriteStream().Format("delta")
        .Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow()).Start(_directory["table"]).AwaitTermination();

    private StreamingQuery Start(Engine engine, string topic, Action<DataFrame, long> process) => Stream(engine, topic).Load().WriteStream()
        .ForeachBatch(process).Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow()).Start();

    private void Copy(Engine engine, string from, string to) => Stream(engine, from).Load().Select("key", "value", "headers").WriteStream().Format("kafka")
        .Option("kafka.bootstrap.servers", Brokers.Servers).Option("topic", to).Option("checkpointLocation", _directory["checkpoint"])
        .Trigger(Trigger.AvailableNow()).Start().AwaitTermination();

    private DataStreamReader Stream(Engine engine, string topic) => _sessions[engine].ReadStream().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers)
        .Option("subscribe", topic).Option("startingOffsets", "earliest").Option("includeHeaders", true);

    private DataFrame Read(Engine engine, string topic) => _sessions[engine].Read().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers)
        .Option("subscribe", topic).Option("includeHeaders", true).Load();

    private static string Values(DataFrame batch) =>
        string.Join(' ', batch.OrderBy("offset").SelectExpr("CAST(value AS STRING)").Collect().Select(r => r.GetAs<string>(0)));
}
