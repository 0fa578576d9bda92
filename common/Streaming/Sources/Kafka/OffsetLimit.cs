using SparkPersonalization.Kafka.Offsets;

namespace SparkPersonalization.Streaming.Sources.Kafka;

/// <summary>Cuts what is new to what a batch takes: each partition in proportion to what it has, as Spark's source does, so that none falls behind.</summary>
internal static class OffsetLimit
{
    /// <summary>Where a batch ends.</summary>
    /// <param name="from">Where it begins, for each partition of <paramref name="until"/>.</param>
    /// <param name="until">Where the partitions end.</param>
    /// <param name="most">How many offsets it takes at most, about: each partition that has any gives one.</param>
    internal static PartitionOffsets Cut(PartitionOffsets from, PartitionOffsets until, long most)
    {
        var sizes = until.All.ToDictionary(u => u.Key, u => Math.Max(0, u.Value - from[u.Key]!.Value));
        var total = sizes.Values.Aggregate(0.0, (sum, size) => sum + size);
        return total <= most ? until : new(until.All.Select(u => KeyValuePair.Create(u.Key, End(from[u.Key]!.Value, u.Value, most * (sizes[u.Key] / total)))));
    }

    private static long End(long from, long until, double share) => until <= from ? until : Math.Min(until, from + (long)(share < 1 ? Math.Ceiling(share) : Math.Floor(share)));
}
