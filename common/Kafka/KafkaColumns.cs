using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Kafka;

/// <summary>The columns of records as Spark's Kafka source has them.</summary>
public static class KafkaColumns
{
    /// <summary>The record's key, BINARY; null where it has none.</summary>
    public const string Key = "key";

    /// <summary>The record's value, BINARY; null for a tombstone.</summary>
    public const string Value = "value";

    /// <summary>The topic, STRING.</summary>
    public const string Topic = "topic";

    /// <summary>The partition, INT.</summary>
    public const string Partition = "partition";

    /// <summary>The offset in the partition, BIGINT.</summary>
    public const string Offset = "offset";

    /// <summary>The record's time, TIMESTAMP, to the millisecond.</summary>
    public const string Timestamp = "timestamp";

    /// <summary>What the time is, INT: 0 when the record was made, 1 when the broker appended it, -1 unknown.</summary>
    public const string TimestampType = "timestampType";

    /// <summary>The headers, ARRAY of STRUCT of <c>key</c> and <c>value</c>, in their order; null where there are none.</summary>
    public const string Headers = "headers";

    /// <summary>
    /// The option of a write, and the header that then each record carries, with a text of the batch: a batch that is written again has the
    /// same text, by which readers can tell repeats.
    /// </summary>
    public const string BatchHeader = "spark-batch";

    /// <summary>The type of <see cref="Headers"/>.</summary>
    public static ArrayType HeadersType { get; } = new(new StructType().Add("key", new StringType()).Add("value", new BinaryType()));

    /// <summary>The columns of a read.</summary>
    /// <param name="includeHeaders">Whether <see cref="Headers"/> is among them.</param>
    /// <returns>The schema.</returns>
    public static StructType Schema(bool includeHeaders)
    {
        var schema = new StructType()
            .Add(Key, new BinaryType()).Add(Value, new BinaryType()).Add(Topic, new StringType()).Add(Partition, new IntegerType())
            .Add(Offset, new LongType()).Add(Timestamp, new TimestampType()).Add(TimestampType, new IntegerType());
        return includeHeaders ? schema.Add(Headers, HeadersType) : schema;
    }
}
