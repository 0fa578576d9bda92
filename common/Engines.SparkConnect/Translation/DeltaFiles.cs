using System.Text.Json;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Operations;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>
/// Reads of some files of a Delta table, which streams make. Spark has no such option: the read is filtered by the path that each row
/// says, as the server writes it.
/// </summary>
internal static class DeltaFiles
{
    private static readonly UnresolvedAttribute FilePath = new("_metadata.file_path");

    /// <summary>Whether a read is of some files only.</summary>
    internal static bool Has(DataSource read) => read.Options.ContainsKey(DeltaOptions.Files);

    /// <summary>The read of all files.</summary>
    internal static DataSource Whole(DataSource read) => read with { Options = read.Options.Without(DeltaOptions.Files) };

    /// <summary>A read without the option, whose rows say their file.</summary>
    internal static Relation Paths(DataSource read) => new Deduplicate(new Project(Whole(read), [new Alias(FilePath, ["path"])]), []);

    /// <summary>The rows of the files.</summary>
    /// <param name="read">The read.</param>
    /// <param name="present">The paths of all files of the read that have rows, as the server writes them.</param>
    internal static Relation Filtered(DataSource read, IEnumerable<string> present)
    {
        // The table's path is as the user wrote it; those of the log and of the server are encoded.
        var table = Local(read.Paths[0]).TrimEnd('/');
        var wanted = JsonSerializer.Deserialize<string[]>(read.Options[DeltaOptions.Files])!.Select(p => Absolute(table, Decoded(p))).ToHashSet(StringComparer.Ordinal);
        var byPath = present.ToDictionary(p => Local(Decoded(p)), StringComparer.Ordinal);
        if (byPath.Count > 0 && !byPath.Keys.Any(p => wanted.Contains(p) || p.StartsWith($"{table}/", StringComparison.Ordinal)))
        {
            throw Untranslatable.Because(
                $"A stream over the table {table}", $"The server calls its files otherwise, such as {byPath.Keys.First()}: give the path as the server sees it.");
        }

        // A file without rows is not among those present, and is not missed.
        var paths = byPath.Where(p => wanted.Contains(p.Key)).Select(Expression (p) => new Literal(p.Value, new StringType()));
        return new Filter(Whole(read), new UnresolvedFunction("in", [FilePath, .. paths.DefaultIfEmpty(new Literal("", new StringType()))]));
    }

    private static string Absolute(string table, string path) => path.StartsWith('/') || path.Contains(":/", StringComparison.Ordinal) ? Local(path) : $"{table}/{path}";

    private static string Decoded(string path) => Uri.UnescapeDataString(path);

    // Java writes file:/a and file:///a for the same file.
    private static string Local(string path) => path.StartsWith("file:", StringComparison.Ordinal) ? $"/{path["file:".Length..].TrimStart('/')}" : path;
}
