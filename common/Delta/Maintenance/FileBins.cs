using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Statistics;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>Files of one partition that are rewritten together.</summary>
/// <param name="Partition">The partition's values.</param>
/// <param name="Files">The files.</param>
internal sealed record FileBin(StringMap Partition, IReadOnlyList<AddFile> Files)
{
    internal long Bytes => Files.Sum(f => f.Size);
}

/// <summary>Decides which files are rewritten together, as Delta does (<c>OptimizeExecutor.groupFilesIntoBins</c>).</summary>
internal static class FileBins
{
    // Delta's default of spark.databricks.delta.optimize.maxDeletedRowsRatio.
    private const double MaxDeletedRatio = 0.05;

    /// <summary>Small files and those with many deleted rows, so that together they make files of about the size wanted; a file that would be alone is left.</summary>
    internal static IEnumerable<FileBin> ToCompact(IEnumerable<AddFile> files, OptimizeOptions options) =>
        ByPartition(files.Where(f => f.Size < options.MinFileSize || HasManyDeleted(f)))
        .SelectMany(partition => Packed(partition.OrderBy(f => f.Size).ThenBy(f => f.Path, StringComparer.Ordinal), options.MaxFileSize)
            .Where(bin => bin.Count > 1)
            .Select(bin => new FileBin(partition.Key, bin)));

    /// <summary>All files of each partition.</summary>
    internal static IEnumerable<FileBin> ToOrder(IEnumerable<AddFile> files) => ByPartition(files).Select(partition => new FileBin(partition.Key, [.. partition]));

    private static bool HasManyDeleted(AddFile file) =>
        file.DeletionVector is { } vector && (file.NumPhysicalRecords() is not { } rows || vector.Cardinality > MaxDeletedRatio * rows);

    // Null and the empty text are the same value, so they are one partition.
    private static IEnumerable<IGrouping<StringMap, AddFile>> ByPartition(IEnumerable<AddFile> files) =>
        files.GroupBy(f => StringMap.From(f.PartitionValues.Select(v => KeyValuePair.Create(v.Key, v.Value is { Length: 0 } ? null : v.Value))));

    private static IEnumerable<List<AddFile>> Packed(IEnumerable<AddFile> files, long maxBytes)
    {
        var bin = new List<AddFile>();
        var bytes = 0L;
        foreach (var file in files)
        {
            if (bin.Count > 0 && bytes + file.Size > maxBytes)
            {
                yield return bin;
                (bin, bytes) = ([], 0);
            }

            bin.Add(file);
            bytes += file.Size;
        }

        if (bin.Count > 0)
        {
            yield return bin;
        }
    }
}
