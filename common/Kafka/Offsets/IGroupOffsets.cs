using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Kafka.Offsets;

/// <summary>The offsets that the brokers keep of a consumer group.</summary>
public interface IGroupOffsets
{
    /// <summary>Writes offsets, of these partitions only.</summary>
    /// <param name="offsets">The next offset of each partition.</param>
    /// <exception cref="SparkException">The brokers do not answer in time, or refuse: no right to it, or members of the group that read.</exception>
    void Write(PartitionOffsets offsets);
}
