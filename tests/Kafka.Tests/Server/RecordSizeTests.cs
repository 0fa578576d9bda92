using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Server;

/// <summary>What the embedded engine alone does, as it reads the records itself: it knows how large they are, and its batches are fast.</summary>
public sealed class RecordSizeTests
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
    public void A_record_that_is_larger_than_the_client_takes_is_an_error_that_says_what_to_do()
    {
        var topic = Brokers.NewTopic(1, ("max.message.bytes", "6000000"));
        using (var producer = Brokers.Producer(new Confluent.Kafka.ProducerConfig { MessageMaxBytes = 6_000_000 }))
        {
            producer.Produce(new Confluent.Kafka.TopicPartition(topic, 0), new Confluent.Kafka.Message<byte[]?, byte[]?> { Value = new byte[3_000_000] });
            producer.Flush();
        }

        Assert.That(
            () => Run(topic, batch => batch.Collect(), ("kafka.fetch.max.bytes", "1000000"), ("kafka.receive.message.max.bytes", "2000000"), ("kafka.message.max.bytes", "1000000")),
            Throws.Exception.With.Message.Contains("receive.message.max.bytes").And.Message.Contains(topic));
    }

    [Test]
    public void Records_of_unknown_size_begin_with_a_small_batch_and_bytes_bound_the_next()
    {
        var topic = Brokers.NewTopic(1);
        Brokers.Send(topic, 0, Enumerable.Range(0, 10_000).Select(_ => new Confluent.Kafka.Message<byte[]?, byte[]?> { Value = new byte[1000] }));
        var sizes = new List<long>();

        Run(topic, batch => sizes.Add(batch.Collect().Count), ("maxBytesPerTrigger", "2000000"));

        Assert.That(sizes, Is.EqualTo(new[] { 4096L, 2000, 2000, 1904 }));
    }

    [Test]
    public void How_far_a_stream_is_behind_is_in_its_progress()
    {
        var topic = Brokers.NewTopic(2);
        Brokers.Produce(topic, 0, Enumerable.Range(0, 30).Select(i => $"{i}"));
        var query = Stream(topic, ("maxOffsetsPerTrigger", "10")).WriteStream().Option("checkpointLocation", _directory["checkpoint"]).Option("keepsInterval", true)
            .Trigger(Trigger.ProcessingTime(TimeSpan.FromMilliseconds(50))).Format("noop").Start();
        query.ProcessAllAvailable();
        query.Stop();

        var behind = query.RecentProgress().Where(p => p.NumInputRows is not 0).Select(p => p.Sources.Single()).ToList();
        Assert.That(behind.Select(s => s.BehindRows), Is.EqualTo(new[] { 20L, 10, 0 }));
        Assert.That(behind[0].BehindSeconds, Is.GreaterThan(0).And.LessThan(30));
        Assert.That(behind[^1].BehindSeconds, Is.Zero);
    }

    private DataFrame Stream(string topic, params (string Key, string Value)[] options) => options.Aggregate(
        _spark.ReadStream().Format("kafka").Option("kafka.bootstrap.servers", Brokers.Servers).Option("subscribe", topic).Option("startingOffsets", "earliest"),
        (reader, o) => reader.Option(o.Key, o.Value)).Load();

    private void Run(string topic, Action<DataFrame> process, params (string Key, string Value)[] options) => Stream(topic, options)
        .WriteStream().Option("checkpointLocation", _directory["checkpoint"]).Trigger(Trigger.AvailableNow()).ForeachBatch((batch, _) => process(batch)).Start().AwaitTermination();
}
