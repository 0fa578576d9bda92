using Confluent.Kafka;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Kafka.Writing;

namespace SparkPersonalization.Kafka.Tests.Writing;

/// <summary>A producer that can send no more is not met again by those who write after it.</summary>
public sealed class RecordWriterTests
{
    private static readonly Error Fatal = new(ErrorCode.Local_Fatal, "out of order sequence number", isFatal: true);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<FakeProducer> _made = [];
    private KafkaClient _client = null!;

    [SetUp]
    public void Open()
    {
        _made.Clear();
        _client = new KafkaClient(ClientSettings.Of(Options.None.With("kafka.bootstrap.servers", "127.0.0.1:1")), () =>
        {
            var (producer, fake) = FakeProducer.New();
            _made.Add(fake);
            return producer;
        });
    }

    [TearDown]
    public void Close() => _client.Dispose();

    [Test]
    public void Writers_share_a_producer_that_is_closed_with_the_client()
    {
        Write();
        Write();
        Assert.That(_made.Single() is { Delivered: 2, Closed.IsSet: false });

        _client.Dispose();

        Assert.That(_made.Single().Closed.IsSet);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void After_a_fatal_error_the_next_writer_has_another(bool isOnTheWay)
    {
        Write();
        _made[0].Loss = isOnTheWay ? Fatal : null;
        _made[0].Refusal = isOnTheWay ? null : Fatal;

        Assert.That(Write, Throws.TypeOf<SparkException>().With.Message.Contains(Fatal.Reason).And.Matches<SparkException>(e => KafkaFailures.IsUnavailable(e!)), "A query tries it again.");
        Write();

        Assert.That(_made.Select(producer => producer.Delivered), Is.EqualTo(new[] { 1, 1 }));
        Assert.That(_made[0].Closed.Wait(Patience), "Nobody uses it any more.");
        Assert.That(_made[1].Closed.IsSet, Is.False);
    }

    [Test]
    public void A_producer_is_not_closed_under_a_writer_that_still_has_it()
    {
        using var other = new RecordWriter(_client);
        other.Write("t", null, new Message<byte[]?, byte[]?>());
        _made[0].Refusal = Fatal;
        Assert.That(Write, Throws.TypeOf<SparkException>());
        Write();

        Assert.That(_made[0].Closed.IsSet, Is.False);
        Assert.That(() => other.Write("t", null, new Message<byte[]?, byte[]?>()), Throws.TypeOf<SparkException>());
        Assert.That(_made, Has.Count.EqualTo(2), "The one that took its place is not given up with it.");
        other.Dispose();

        Assert.That(_made[0].Closed.Wait(Patience));
    }

    [Test]
    public void Another_error_leaves_the_producer_as_it_is()
    {
        Write();
        _made[0].Loss = new Error(ErrorCode.TopicAuthorizationFailed, "no right to it");
        Assert.That(Write, Throws.TypeOf<SparkException>().And.Not.Matches<SparkException>(e => KafkaFailures.IsUnavailable(e!)), "To try it again is in vain.");
        _made[0].Loss = null;
        Write();

        Assert.That(_made.Single().Delivered, Is.EqualTo(2));
    }

    private void Write()
    {
        using var writer = new RecordWriter(_client);
        writer.Write("t", null, new Message<byte[]?, byte[]?>());
        writer.Complete();
    }
}
