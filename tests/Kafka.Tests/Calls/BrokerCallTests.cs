using Confluent.Kafka;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Calls;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Kafka.Tests.Calls;

/// <summary>Questions to brokers end, whatever becomes of the admin client that asks them.</summary>
public sealed class BrokerCallTests
{
    private KafkaClient _client = null!;

    [SetUp]
    public void Open() => _client = new KafkaClient(ClientSettings.Of(Options.None.With("kafka.bootstrap.servers", "127.0.0.1:1")));

    [TearDown]
    public void Close() => _client.Dispose();

    [Test]
    public void An_admin_client_that_destroyed_itself_is_replaced_and_the_question_asked_again()
    {
        var asked = new List<IAdminClient>();

        var answer = new BrokerCall(_client, CancellationToken.None).Ask("reading the topics", admin =>
        {
            asked.Add(admin);
            if (asked.Count == 1)
            {
                admin.Dispose();
            }

            return Task.FromResult(admin.AddBrokers("127.0.0.1:2"));
        });

        Assert.That(answer, Is.EqualTo(1));
        Assert.That(asked, Has.Count.EqualTo(2).And.Unique);
        Assert.That(_client.Admin, Is.SameAs(asked[1]));
    }

    [Test]
    public void An_answer_that_never_comes_is_not_waited_for_without_end()
    {
        var call = new BrokerCall(_client, CancellationToken.None, TimeSpan.FromMilliseconds(300));

        Assert.That(
            () => call.Ask("reading the topics", _ => new TaskCompletionSource<int>().Task),
            Throws.TypeOf<SparkException>().With.Property(nameof(SparkException.ErrorClass)).EqualTo("KAFKA_UNAVAILABLE"));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Trouble_of_a_moment_is_asked_again_as_often_as_is_allowed(int tries)
    {
        var asked = 0;
        var call = new BrokerCall(_client, CancellationToken.None, retries: new OffsetRetries(tries, TimeSpan.Zero));

        Assert.That(
            () => call.Ask<int>("reading offsets", _ =>
            {
                asked++;
                throw new KafkaException(ErrorCode.LeaderNotAvailable);
            }),
            Throws.TypeOf<SparkException>());
        Assert.That(asked, Is.EqualTo(tries));
    }
}
