using Confluent.Kafka;
using Confluent.Kafka.Admin;
using SparkPersonalization.Kafka.Calls;

namespace SparkPersonalization.Kafka.Offsets;

/// <summary>The offsets of a consumer group without members, as the brokers keep them for tools that show lag. They are written, never read.</summary>
/// <param name="client">The client.</param>
/// <param name="group">The group.</param>
public sealed class GroupOffsets(KafkaClient client, string group) : IGroupOffsets
{
    // A cluster's first group makes the brokers create a topic first.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public void Write(PartitionOffsets offsets)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        var what = $"writing the offsets of the group {group}";
        var written = new ConsumerGroupTopicPartitionOffsets(
            group, [.. offsets.All.Select(o => new TopicPartitionOffset(o.Key.Topic, o.Key.Partition, new Offset(o.Value)))]);
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            new BrokerCall(client, limit.Token).Ask(what, admin => admin.AlterConsumerGroupOffsetsAsync([written], new AlterConsumerGroupOffsetsOptions { RequestTimeout = Patience }));
        }
        catch (OperationCanceledException e)
        {
            throw KafkaFailures.Unavailable(what, client.Settings.BootstrapServers, client.LastError ?? $"there was no answer within {Patience.TotalSeconds} seconds", e);
        }
    }
}
