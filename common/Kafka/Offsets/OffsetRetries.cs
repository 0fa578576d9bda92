namespace SparkPersonalization.Kafka.Offsets;

/// <summary>How often brokers are asked for partitions and offsets, where the trouble is of a moment, such as a partition whose broker moves.</summary>
/// <param name="Tries">How often at most, from 1.</param>
/// <param name="Pause">The time between.</param>
public sealed record OffsetRetries(long Tries, TimeSpan Pause)
{
    /// <summary>Often and soon: 100 times, 100 milliseconds between.</summary>
    public static OffsetRetries Default { get; } = new(100, TimeSpan.FromMilliseconds(100));
}
