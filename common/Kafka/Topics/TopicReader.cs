using Confluent.Kafka;
using Confluent.Kafka.Admin;
using SparkPersonalization.Kafka.Calls;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Kafka.Topics;

/// <summary>Asks the brokers about topics: about those that are named only, but for patterns.</summary>
internal sealed class TopicReader(KafkaClient client, CancellationToken stop, OffsetRetries? retries = null)
{
    private readonly BrokerCall _call = new(client, stop, retries: retries);

    /// <summary>The topics of a selection; those that are not there are left out.</summary>
    internal IReadOnlyList<TopicDescription> Find(TopicSelection topics) => topics switch
    {
        TopicSelection.Subscribe named => Describe(named.Topics),
        TopicSelection.Assign assigned => Describe([.. assigned.Partitions.Select(p => p.Topic).Distinct()]),
        _ => [.. AllNames().Where(topics.Takes).ToList() is { Count: > 0 } names ? Describe(names) : []],
    };

    /// <summary>The partitions of a topic.</summary>
    internal static IEnumerable<KafkaPartition> Partitions(TopicDescription topic) => topic.Partitions.Select(p => new KafkaPartition(topic.Name, p.Partition));

    /// <summary>Whether the brokers gave a topic an id, which old ones do not.</summary>
    internal static bool HasId(TopicDescription topic) => topic.TopicId is { } id && (id.MostSignificantBits | id.LeastSignificantBits) != 0;

    /// <summary>What the brokers know of topics; one that is not there is left out.</summary>
    internal IReadOnlyList<TopicDescription> Describe(IReadOnlyList<string> topics)
    {
        var names = TopicCollection.OfTopicNames(topics);
        client.CheckBrokers(stop);
        return _call.Ask("reading the topics", async admin => Found(await DescribeAsync(admin, names).ConfigureAwait(false)));
    }

    /// <summary>Waits until the brokers know a topic that was made: the one that made it answers before the others do.</summary>
    internal void AwaitLeaders(string topic, int partitions)
    {
        var names = TopicCollection.OfTopicNames([topic]);
        _call.Ask($"waiting for the topic {topic} that was made", async admin => IsLed(await DescribeAsync(admin, names).ConfigureAwait(false), partitions)
            ? true
            : throw new KafkaException(new Error(ErrorCode.LeaderNotAvailable, "the brokers do not lead all its partitions yet")));
    }

    private static bool IsLed(IReadOnlyList<TopicDescription> topics, int partitions) =>
        Found(topics) is [var topic] && topic.Partitions.Count(p => p.Leader is not null) >= partitions;

    // Only this answers for all, and it cannot be ended: a wait for it can.
    private IEnumerable<string> AllNames() => _call.Ask("reading the topics", admin => Task.Run(() => admin.GetMetadata(BrokerCall.Timeout)))
        .Topics.Where(t => t.Error.Code == ErrorCode.NoError).Select(t => t.Topic);

    private static async Task<IReadOnlyList<TopicDescription>> DescribeAsync(IAdminClient admin, TopicCollection names)
    {
        try
        {
            return (await admin.DescribeTopicsAsync(names, new DescribeTopicsOptions { RequestTimeout = BrokerCall.Timeout }).ConfigureAwait(false)).TopicDescriptions;
        }
        catch (DescribeTopicsException e) when (e.Results.TopicDescriptions.All(t => !t.Error.IsError || t.Error.Code == ErrorCode.UnknownTopicOrPart))
        {
            return e.Results.TopicDescriptions;
        }
    }

    private static IReadOnlyList<TopicDescription> Found(IReadOnlyList<TopicDescription> topics) => [.. topics.Where(t => !t.Error.IsError)];
}
