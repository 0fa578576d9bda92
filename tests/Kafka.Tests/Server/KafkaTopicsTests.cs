using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Kafka.Topics;

namespace SparkPersonalization.Kafka.Tests.Server;

/// <summary>Topics beside their definitions.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class KafkaTopicsTests
{
    private KafkaClients _clients = null!;
    private KafkaTopics _topics = null!;

    [SetUp]
    public void Open()
    {
        _clients = new KafkaClients();
        _topics = new KafkaTopics(_clients.Of(ClientSettings.Of(Options.None.With("kafka.bootstrap.servers", Brokers.Servers))).Client);
    }

    [TearDown]
    public void Close() => _clients.Dispose();

    [Test]
    public void A_topic_that_is_made_is_as_defined()
    {
        var definition = new TopicDefinition { Partitions = 3, Replicas = 1, Settings = new Dictionary<string, string> { ["retention.ms"] = "1000000" } };
        var name = $"made-{Guid.NewGuid()}";
        Assert.That(_topics.Differences(name, definition), Is.Null);

        _topics.Create(name, definition);

        Assert.That(_topics.Differences(name, definition), Is.Empty);
        Assert.That(_topics.Replicas([name, "no-such-topic"]), Is.EqualTo(new Dictionary<string, int> { [name] = 1 }));
    }

    [Test]
    public void What_differs_is_told_one_by_one()
    {
        var name = Brokers.NewTopic(1, ("retention.ms", "5000000"));
        var definition = new TopicDefinition { Partitions = 2, Settings = new Dictionary<string, string> { ["retention.ms"] = "7", ["no.such"] = "x" } };

        Assert.That(_topics.Differences(name, definition), Is.EqualTo(new[]
        {
            "It has 1 partitions, not 2.", "A partition is held by 1 brokers, not 3.", "retention.ms is 5000000, not 7.", "no.such is unknown, not x.",
        }));
    }

    [Test]
    public void More_replicas_than_brokers_are_refused_with_the_brokers_words() =>
        Assert.That(() => _topics.Create("too-many", new TopicDefinition { Partitions = 1 }), Throws.TypeOf<SparkException>().With.Message.Contains("replication factor").IgnoreCase);

    [TestCase("{}")]
    [TestCase("""{"partitions": 0}""")]
    [TestCase("""{"partitions": 1, "partition": 2}""")]
    [TestCase("""{"partitions": 1, "settings": {"a": null}}""")]
    [TestCase("null")]
    public void A_definition_that_does_not_hold_is_refused_with_its_place(string json) =>
        Assert.That(() => TopicDefinition.Parse(System.Text.Encoding.UTF8.GetBytes(json), "conf/kafka/x.json"), Throws.ArgumentException.With.Message.Contains("conf/kafka/x.json"));
}
