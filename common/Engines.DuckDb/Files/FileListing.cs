using System.IO.Enumeration;
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
/// Finds the files of a read as Spark does: paths may be globs; directories are searched to any depth; names that begin with <c>_</c> or
/// <c>.</c> are not data, but for <c>_x=y</c>; directories <c>name=value</c> are partitions.
/// </summary>
internal static class FileListing
{
    /// <summary>The files, in the order of their paths.</summary>
    /// <param name="paths">The paths or globs.</param>
    /// <param name="basePath">The directory below which partitions begin, or null for each path itself.</param>
    /// <param name="globs">Whether paths may be globs; else each is a name as it is.</param>
    /// <returns>The files.</returns>
    /// <exception cref="AnalysisException">A path or glob finds nothing.</exception>
    internal static IReadOnlyList<DataFile> Find(IEnumerable<string> paths, string? basePath, bool globs = true)
    {
        var files = new SortedDictionary<string, DataFile>(StringComparer.Ordinal);
        foreach (var path in paths.Select(LocalPath))
        {
            foreach (var root in Expand(path, globs))
            {
                foreach (var file in Files(root))
                {
                    files[file.FullName] = Describe(file, basePath is null ? root : LocalPath(basePath));
                }
            }
        }

        return [.. files.Values];
    }

    /// <summary>The absolute local path of a path or <c>file:</c> URI.</summary>
    internal static string LocalPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(
        path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? new Uri(path).LocalPath : path));

    private static List<string> Expand(string path, bool globs)
    {
        if (!globs || !path.AsSpan().ContainsAny("*?[{"))
        {
            return Path.Exists(path) ? [path] : throw NotFound(path);
        }

        var found = Braces(path).SelectMany(Glob).Distinct().ToList();
        return found.Count > 0 ? found : throw NotFound(path);
    }

    private static IEnumerable<string> Glob(string pattern)
    {
        IEnumerable<string> found = ["/"];
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = part.AsSpan().ContainsAny("*?[")
                ? found.Where(Directory.Exists).SelectMany(d => Directory.EnumerateFileSystemEntries(d)).Where(e => Matches(part, Path.GetFileName(e)) && IsData(Path.GetFileName(e)))
                : found.Select(d => Path.Combine(d, part)).Where(Path.Exists);
            found = [.. found];
        }

        return found;
    }

    private static bool Matches(string pattern, string name) => pattern.Contains('[', StringComparison.Ordinal)
        ? System.Text.RegularExpressions.Regex.IsMatch(name, ClassPattern(pattern))
        : FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    private static string ClassPattern(string glob)
    {
        var escaped = System.Text.RegularExpressions.Regex.Escape(glob).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal);
        return $"^{escaped.Replace(@"\[", "[", StringComparison.Ordinal).Replace(@"\]", "]", StringComparison.Ordinal)}$";
    }

    // {a,b} stands for a or b.
    private static IEnumerable<string> Braces(string pattern)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : pattern.IndexOf('}', open);
        return close < 0
            ? [pattern]
            : pattern[(open + 1)..close].Split(',').SelectMany(choice => Braces(pattern[..open] + choice + pattern[(close + 1)..]));
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

    private static bool IsData(string name) => !name.StartsWith('.') && (!name.StartsWith('_') || name.Contains('=', StringComparison.Ordinal));

    private static DataFile Describe(FileInfo file, string root)
    {
        var inside = Path.GetRelativePath(root, file.DirectoryName!);
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
