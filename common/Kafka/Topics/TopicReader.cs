using Confluent.Kafka;
using Confluent.Kafka.Admin;
using SparkPersonalization.Kafka.Calls;
using SparkPersonalization.Kafka.Offsets;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Kafka.Topics;

/// <summary>Asks the brokers about topics: about those that are named only, but for patterns.</summary>
internal sealed class TopicReader(KafkaClient client, CancellationToken stop)
{
    private readonly BrokerCall _call = new(client, stop);

    /// <summary>The partitions of topics; those that are not there are left out.</summary>
    internal IEnumerable<KafkaPartition> Partitions(TopicSelection topics) => topics switch
    {
        TopicSelection.Subscribe named => Partitions(named.Topics),
        TopicSelection.Assign assigned => Partitions([.. assigned.Partitions.Select(p => p.Topic).Distinct()]),
        _ => AllPartitions().Where(p => topics.Takes(p.Topic)),
    };

    /// <summary>What the brokers know of topics; one that is not there is left out.</summary>
    internal IReadOnlyList<TopicDescription> Describe(IReadOnlyList<string> topics)
    {
        var names = TopicCollection.OfTopicNames(topics);
        return _call.Ask("reading the topics", async () => Found(await DescribeAsync(names).ConfigureAwait(false)));
    }

    private IEnumerable<KafkaPartition> Partitions(IReadOnlyList<string> topics) =>
        Describe(topics).SelectMany(t => t.Partitions.Select(p => new KafkaPartition(t.Name, p.Partition)));

    // Only this answers for all, and it cannot be ended: a wait for it can.
    private IEnumerable<KafkaPartition> AllPartitions() => _call.Ask("reading the topics", () => Task.Run(() => client.Admin.GetMetadata(BrokerCall.Timeout)))
        .Topics.Where(t => t.Error.Code == ErrorCode.NoError)
        .SelectMany(t => t.Partitions.Select(p => new KafkaPartition(t.Topic, p.PartitionId)));

    private async Task<IReadOnlyList<TopicDescription>> DescribeAsync(TopicCollection names)
    {
        try
        {
            return (await client.Admin.DescribeTopicsAsync(names, new DescribeTopicsOptions { RequestTimeout = BrokerCall.Timeout }).ConfigureAwait(false)).TopicDescriptions;
        }
        catch (DescribeTopicsException e) when (e.Results.TopicDescriptions.All(t => !t.Error.IsError || t.Error.Code == ErrorCode.UnknownTopicOrPart))
        {
            return e.Results.TopicDescriptions;
        }
    }

    private static IReadOnlyList<TopicDescription> Found(IReadOnlyList<TopicDescription> topics) => [.. topics.Where(t => !t.Error.IsError)];
}
