using Confluent.Kafka;

namespace SparkPersonalization.Benchmarks.Live;

/// <summary>The peer: a bare consumer that reads a topic from its first to its last record and keeps nothing.</summary>
internal static class ConsumerLoop
{
    /// <returns>How many records there were.</returns>
    internal static long Read(EventTopic topic)
    {
        var config = new ConsumerConfig { BootstrapServers = topic.Servers, GroupId = "peer", EnableAutoCommit = false, EnablePartitionEof = true };
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        consumer.Assign(Enumerable.Range(0, EventTopic.Partitions).Select(p => new TopicPartitionOffset(topic.Name, p, Offset.Beginning)));
        var (records, ended) = (0L, 0);
        while (ended < EventTopic.Partitions)
        {
            if (consumer.Consume(TimeSpan.FromSeconds(1)) is { } result)
                (records, ended) = result.IsPartitionEOF ? (records, ended + 1) : (records + 1, ended);
        }
        return records;
    }
}
