using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Personalization.MaintainTables;

/// <summary>A partition with small files that are worth being made one.</summary>
/// <param name="Values">The partition's values; none of a table without partitions.</param>
/// <param name="FilesBelow">The size in bytes below which files are taken.</param>
/// <param name="Files">How many these are.</param>
/// <param name="Bytes">What they weigh together.</param>
internal sealed record PartitionToCompact(StringMap Values, long FilesBelow, int Files, long Bytes)
{
    // Each class of size is so many times the one below.
    private const int Step = 16;

    /// <summary>
    /// The partitions of a version that are worth it, those with most files first. Files are taken class by class, so that a row is
    /// rewritten once for each class and not in each round: small files become one when there are enough of them, and only then.
    /// </summary>
    internal static IReadOnlyList<PartitionToCompact> In(Snapshot snapshot, MaintenanceRules rules) =>
    [
        .. snapshot.Files.Where(f => f.Size < rules.CompactFileSize.Bytes)
            .GroupBy(f => f.PartitionValues)
            .Select(partition => Of(partition.Key, [.. partition.Select(f => f.Size)], rules))
            .OfType<PartitionToCompact>()
            .OrderByDescending(p => p.Files)
            .ThenBy(p => p.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>The partition as a condition in SQL; null for the whole of a table without partitions.</summary>
    internal string? Condition(StructType schema) => Values.Count == 0 ? null : string.Join(" AND ", Values.Select(value =>
        $"{ColumnNames.Quoted(value.Key)} {(string.IsNullOrEmpty(value.Value) ? "IS NULL" : $"<=> CAST({Quoted(value.Value)} AS {schema[value.Key].DataType.SimpleString})")}"));

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', Values.Select(v => $"{v.Key}={v.Value}"));

    // Smaller files are taken along, but do not count: they will be made one of the class they are in, and a few more must not have large ones rewritten.
    private static PartitionToCompact? Of(StringMap values, long[] sizes, MaintenanceRules rules)
    {
        var least = 0L;
        foreach (var below in Classes(rules.CompactFileSize.Bytes))
        {
            if (sizes.Count(size => size >= least && size < below) >= rules.CompactMinFiles)
            {
                var files = sizes.Where(size => size < below).ToArray();
                return new PartitionToCompact(values, below, files.Length, files.Sum());
            }
            least = below;
        }
        return null;
    }

    private static IEnumerable<long> Classes(long size) => [Math.Max(1, size / Step / Step), Math.Max(1, size / Step), size];

    private static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
