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
            new BrokerCall(client, limit.Token).Ask(what, () => WriteAsync(written));
        }
        catch (OperationCanceledException e)
        {
            throw KafkaFailures.Unavailable(what, client.Settings.BootstrapServers, client.LastError ?? $"there was no answer within {Patience.TotalSeconds} seconds", e);
        }
    }

    // The client's own exception says only that some error is among the results.
    private async Task<bool> WriteAsync(ConsumerGroupTopicPartitionOffsets offsets)
    {
        try
        {
            await client.Admin.AlterConsumerGroupOffsetsAsync([offsets], new AlterConsumerGroupOffsetsOptions { RequestTimeout = Patience }).ConfigureAwait(false);
            return true;
        }
        catch (AlterConsumerGroupOffsetsException e) when (e.Results.SelectMany(Errors).FirstOrDefault(error => error.IsError) is { } error)
        {
            throw new KafkaException(error, e);
        }
    }

    private static IEnumerable<Error> Errors(AlterConsumerGroupOffsetsReport report) => [report.Error, .. report.Partitions.Select(p => p.Error)];
}
