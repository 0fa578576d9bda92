using Confluent.Kafka;

namespace SparkPersonalization.Kafka.Reading;

/// <summary>How large records are, by those that were read of late. Safe for use by several threads.</summary>
internal sealed class RecordSizes
{
    // After so many, older ones count half.
    private const long Memory = 1_000_000;

    private readonly Lock _lock = new();
    private double _records;
    private double _bytes;

    /// <summary>The mean; null where none was read.</summary>
    internal double? Mean
    {
        get
        {
            lock (_lock)
            {
                return _records > 0 ? _bytes / _records : null;
            }
        }
    }

    internal static long Of(Message<byte[]?, byte[]?> record)
    {
        long size = (record.Key?.Length ?? 0) + (record.Value?.Length ?? 0);
        for (var i = 0; i < (record.Headers?.Count ?? 0); i++)
        {
            size += record.Headers![i].Key.Length + (record.Headers[i].GetValueBytes()?.Length ?? 0);
        }

        return size;
    }

    internal void Add(long records, long bytes)
    {
        lock (_lock)
        {
            _records += records;
            _bytes += bytes;
            if (_records > Memory)
            {
                (_records, _bytes) = (_records / 2, _bytes / 2);
            }
        }
    }
}
