using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Kafka.Offsets;

/// <summary>Tells which partitions there are, and where they begin and end.</summary>
public interface IOffsetReader
{
    /// <summary>How large the records were that this process read of late, in bytes with key and headers; null where it read none.</summary>
    double? MeanRecordSize { get; }

    /// <summary>The partitions that there are now.</summary>
    /// <returns>The partitions, in order.</returns>
    /// <exception cref="SparkException">The brokers do not answer, or a topic or partition that the options name is not there.</exception>
    IReadOnlyList<KafkaPartition> Partitions();

    /// <summary>
    /// The topics of the partitions that were last told of, and the id that the brokers gave each: one that is deleted and made anew has
    /// another. Topics of brokers that know no ids are left out.
    /// </summary>
    IReadOnlyDictionary<string, string> TopicIds { get; }

    /// <summary>The offsets that the options' beginning means now.</summary>
    /// <returns>An offset for each partition that there is.</returns>
    PartitionOffsets Start();

    /// <summary>The offsets after the last records.</summary>
    /// <param name="partitions">The partitions.</param>
    /// <returns>An offset for each.</returns>
    PartitionOffsets Latest(IReadOnlyList<KafkaPartition> partitions);

    /// <summary>The offsets of the first records that there still are.</summary>
    /// <param name="partitions">The partitions.</param>
    /// <returns>An offset for each.</returns>
    PartitionOffsets Earliest(IReadOnlyList<KafkaPartition> partitions);
}
