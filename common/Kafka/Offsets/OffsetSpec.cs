namespace SparkPersonalization.Kafka.Offsets;

/// <summary>Where reading begins or ends, as the user says it.</summary>
public abstract record OffsetSpec
{
    private protected OffsetSpec()
    {
    }

    /// <summary>The first records that there still are.</summary>
    public sealed record Earliest : OffsetSpec;

    /// <summary>After the last record.</summary>
    public sealed record Latest : OffsetSpec;

    /// <summary>An offset for each partition, or <see cref="PartitionOffsets.Earliest"/> or <see cref="PartitionOffsets.Latest"/>.</summary>
    /// <param name="Offsets">The offsets.</param>
    public sealed record Specific(PartitionOffsets Offsets) : OffsetSpec;

    /// <summary>The first record from a time on, in all partitions.</summary>
    /// <param name="Milliseconds">The time, in milliseconds since 1970.</param>
    public sealed record Time(long Milliseconds) : OffsetSpec;

    /// <summary>The first record from a time on, for each partition.</summary>
    /// <param name="Milliseconds">The times, in milliseconds since 1970.</param>
    public sealed record Times(PartitionOffsets Milliseconds) : OffsetSpec;
}
