using Confluent.Kafka.Admin;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Kafka.Calls;

namespace SparkPersonalization.Kafka.Topics;

/// <summary>The topics of a cluster: what they are like, and making them.</summary>
/// <param name="client">The client.</param>
/// <param name="stop">Ends waits for the brokers.</param>
public sealed class KafkaTopics(KafkaClient client, CancellationToken stop = default)
{
    private readonly TopicReader _topics = new(client, stop);
    private readonly BrokerCall _call = new(client, stop);

    /// <summary>How many brokers hold each partition of topics: the least of each topic's partitions.</summary>
    /// <param name="topics">The topics.</param>
    /// <returns>The number by topic; one that is not there is left out.</returns>
    /// <exception cref="SparkException">The brokers do not answer, or refuse.</exception>
    public IReadOnlyDictionary<string, int> Replicas(IReadOnlyList<string> topics) => _topics.Describe(topics).ToDictionary(t => t.Name, Replicas);

    /// <summary>Compares a topic with its definition.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="definition">What it is to be like.</param>
    /// <returns>What differs, a sentence each; none where it is so; null where there is no such topic.</returns>
    /// <exception cref="SparkException">The brokers do not answer, or refuse.</exception>
    public IReadOnlyList<string>? Differences(string topic, TopicDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return _topics.Describe([topic]).SingleOrDefault() is { } found
            ? [.. Partitions(found, definition), .. Settings(topic, definition)]
            : null;
    }

    /// <summary>Makes a topic, and waits until the brokers know it and lead its partitions.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="definition">What it is to be like.</param>
    /// <exception cref="SparkException">The brokers do not answer, or refuse: too few for the replicas, a wrong setting, no right to do it.</exception>
    public void Create(string topic, TopicDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var specification = new TopicSpecification
        {
            Name = topic,
            NumPartitions = definition.Partitions,
            ReplicationFactor = checked((short)definition.Replicas),
            Configs = definition.Settings.ToDictionary(),
        };
        _call.Ask($"making the topic {topic}", async admin =>
        {
            await admin.CreateTopicsAsync([specification], new CreateTopicsOptions { RequestTimeout = BrokerCall.Timeout, OperationTimeout = BrokerCall.Timeout }).ConfigureAwait(false);
            return true;
        });
        _topics.AwaitLeaders(topic, definition.Partitions);
    }

    private static int Replicas(TopicDescription topic) => topic.Partitions.Min(p => p.Replicas.Count);

    private static IEnumerable<string> Partitions(TopicDescription topic, TopicDefinition definition)
    {
        if (topic.Partitions.Count < definition.Partitions)
        {
            yield return $"It has {topic.Partitions.Count} partitions, not {definition.Partitions}.";
        }

        if (Replicas(topic) < definition.Replicas)
        {
            yield return $"A partition is held by {Replicas(topic)} brokers, not {definition.Replicas}.";
        }

        foreach (var partition in topic.Partitions.Where(p => p.ISR.Count < p.Replicas.Count))
        {
            yield return $"Of partition {partition.Partition}, {partition.ISR.Count} of {partition.Replicas.Count} replicas are in sync.";
        }
    }

    private IEnumerable<string> Settings(string topic, TopicDefinition definition)
    {
        var resource = new ConfigResource { Type = ResourceType.Topic, Name = topic };
        var found = _call.Ask("reading the topic's settings", admin => admin.DescribeConfigsAsync([resource], new DescribeConfigsOptions { RequestTimeout = BrokerCall.Timeout })).Single().Entries;
        return definition.Settings.Where(s => found.GetValueOrDefault(s.Key)?.Value != s.Value)
            .Select(s => $"{s.Key} is {found.GetValueOrDefault(s.Key)?.Value ?? "unknown"}, not {s.Value}.");
    }
}
