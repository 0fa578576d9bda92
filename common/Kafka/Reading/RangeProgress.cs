using Confluent.Kafka;
using SparkPersonalization.Kafka.Offsets;

namespace SparkPersonalization.Kafka.Reading;

/// <summary>How far a range of a partition was read.</summary>
internal sealed class RangeProgress(OffsetRange range)
{
    internal OffsetRange Range => range;

    internal TopicPartition Partition { get; } = new(range.Partition.Topic, range.Partition.Partition);

    internal long Until => range.Until;

    /// <summary>The next offset to read.</summary>
    internal long Next { get; set; } = range.From;

    internal bool HasEnded => Next >= range.Until;
}
