using SparkPersonalization.Delta.Actions;

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
    /// <summary>Small files, so that together they make files of about the size wanted; a file that would be alone is left.</summary>
    internal static IEnumerable<FileBin> ToCompact(IEnumerable<AddFile> files, OptimizeOptions options) => ByPartition(files.Where(f => f.Size < options.MinFileSize))
        .SelectMany(partition => Packed(partition.OrderBy(f => f.Size).ThenBy(f => f.Path, StringComparer.Ordinal), options.MaxFileSize)
            .Where(bin => bin.Count > 1)
            .Select(bin => new FileBin(partition.Key, bin)));

    /// <summary>All files of each partition.</summary>
    internal static IEnumerable<FileBin> ToOrder(IEnumerable<AddFile> files) => ByPartition(files).Select(partition => new FileBin(partition.Key, [.. partition]));

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
