using SparkPersonalization.DataFrames;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>A data file that a read found.</summary>
/// <param name="Path">The absolute path.</param>
/// <param name="Length">The size in bytes.</param>
/// <param name="Modified">When it was last written.</param>
/// <param name="Partitions">The values that its directories name, in order; a null is a null value.</param>
internal sealed record DataFile(string Path, long Length, DateTimeOffset Modified, IReadOnlyList<KeyValuePair<string, string?>> Partitions);

/// <summary>
/// Finds the files of a read as Spark does: paths may be globs; names that begin with <c>_</c> or <c>.</c> are not data, but for
/// <c>_x=y</c>; directories <c>name=value</c> are partitions. Where there are such, files are in them; else directly in the path.
/// </summary>
internal static class FileListing
{
    private const string BeingCopied = "._COPYING_";

    /// <summary>The files, in the order of their paths.</summary>
    /// <param name="paths">The paths or globs.</param>
    /// <param name="selection">Which of their files.</param>
    /// <returns>The files.</returns>
    /// <exception cref="AnalysisException">A path or glob finds nothing.</exception>
    internal static IReadOnlyList<DataFile> Find(IEnumerable<string> paths, FileSelection selection)
    {
        var files = new SortedDictionary<string, (DataFile File, bool IsDirect)>(StringComparer.Ordinal);
        foreach (var root in paths.Select(LocalStorage.Instance.Canonical).SelectMany(path => Expand(path, selection)))
        {
            foreach (var file in Files(root))
            {
                files[file.FullName] = (Describe(file, selection.IsRecursive ? null : selection.BasePath ?? root), File.Exists(root) || file.DirectoryName == root);
            }
        }

        var isPartitioned = files.Values.Any(f => f.File.Partitions.Count > 0);
        return [.. files.Values
            .Where(f => selection.IsRecursive || (isPartitioned ? f.File.Partitions.Count > 0 : f.IsDirect))
            .Select(f => f.File)
            .Where(f => selection.Takes(new FileInfo(f.Path)))];
    }

    private static List<string> Expand(string path, FileSelection selection)
    {
        List<string> found = !selection.Globs || !GlobPattern.IsGlob(path)
            ? Path.Exists(path) ? [path] : []
            : [.. GlobPattern.Choices(path).SelectMany(Glob).Distinct()];
        return found.Count > 0 || selection.IgnoresMissing ? found : throw NotFound(path);
    }

    private static IEnumerable<string> Glob(string pattern)
    {
        IEnumerable<string> found = ["/"];
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = [.. GlobPattern.IsGlob(part) ? Matches(found, part) : found.Select(d => Path.Combine(d, part)).Where(Path.Exists)];
        }

        return found;
    }

    private static IEnumerable<string> Matches(IEnumerable<string> directories, string pattern)
    {
        var name = GlobPattern.Of(pattern);
        return directories.Where(Directory.Exists).SelectMany(Directory.EnumerateFileSystemEntries)
            .Where(e => name.IsMatch(Path.GetFileName(e)) && IsData(Path.GetFileName(e)));
    }

    private static IEnumerable<FileInfo> Files(string root)
    {
        if (File.Exists(root))
        {
            return [new FileInfo(root)];
        }

        var directory = new DirectoryInfo(root);
        return directory.EnumerateFiles().Where(f => IsData(f.Name))
            .Concat(directory.EnumerateDirectories().Where(d => IsData(d.Name)).SelectMany(d => Files(d.FullName)));
    }

    private static bool IsData(string name) =>
        !name.StartsWith('.') && (!name.StartsWith('_') || name.Contains('=', StringComparison.Ordinal)) && !name.EndsWith(BeingCopied, StringComparison.Ordinal);

    private static DataFile Describe(FileInfo file, string? root)
    {
        var inside = root is null ? "" : Path.GetRelativePath(root, file.DirectoryName!);
        var partitions = inside.Split('/').Where(part => part.Contains('=', StringComparison.Ordinal)).Select(Partition).ToArray();
        return new DataFile(file.FullName, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero), partitions);
    }

    private static KeyValuePair<string, string?> Partition(string directory)
    {
        var at = directory.IndexOf('=', StringComparison.Ordinal);
        var value = directory[(at + 1)..];
        return new(HivePartitions.Unescape(directory[..at]), value == HivePartitions.DefaultPartition ? null : HivePartitions.Unescape(value));
    }

    private static AnalysisException NotFound(string path) => new("PATH_NOT_FOUND", $"Path does not exist: {path}.");
}
