using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>Which files of a path are read, by Spark's options.</summary>
/// <param name="BasePath">The directory below which partitions begin, or null for each path itself.</param>
/// <param name="Globs">Whether paths may be globs; else each is a name as it is.</param>
/// <param name="IsRecursive">Whether directories of any names are searched, and none is a partition.</param>
/// <param name="Name">The names that are read, or null for all.</param>
/// <param name="After">Files changed after this are read, in microseconds.</param>
/// <param name="Before">Files changed before this are read, in microseconds.</param>
/// <param name="IgnoresMissing">Whether a path that is not there is no error.</param>
/// <param name="TimeZone">The zone of whose clock files are changed, as Spark sees it.</param>
internal sealed record FileSelection(string? BasePath, bool Globs, bool IsRecursive, Regex? Name, long? After, long? Before, bool IgnoresMissing, string TimeZone)
{
    /// <summary>Spark's own option of what streams read: false where paths are names and no globs.</summary>
    private const string GlobPaths = "__globPaths__";

    /// <exception cref="AnalysisException">A time is none, or the base path is no directory.</exception>
    internal static FileSelection Of(Options options, string timeZone) => new(
        options.Get("basePath") is { } path ? Directory(path) : null,
        options.GetBoolean(GlobPaths, true),
        options.GetBoolean("recursiveFileLookup", false),
        options.Get("pathGlobFilter") is { } glob ? GlobPattern.Of(glob) : null,
        Time(options, "modifiedAfter", timeZone),
        Time(options, "modifiedBefore", timeZone),
        options.GetBoolean("ignoreMissingFiles", false),
        options.Get("timeZone") ?? timeZone);

    /// <summary>Whether a file is read.</summary>
    internal bool Takes(FileInfo file)
    {
        var modified = TimeZones.ToLocal(new DataFrames.Types.Timestamp(file.LastWriteTimeUtc), TimeZone).Microseconds;
        return Name?.IsMatch(file.Name) != false && !(modified <= After) && !(modified >= Before);
    }

    private static string Directory(string path) => LocalStorage.Instance.Canonical(path) is var local && System.IO.Directory.Exists(local)
        ? local
        : throw new AnalysisException("PATH_NOT_FOUND", $"Option basePath is no directory: {path}.");

    private static long? Time(Options options, string name, string timeZone) => options.Get(name) switch
    {
        null => null,
        var text when DateTimeText.Instant(text, options.Get("timeZone") ?? timeZone) is { } time => time.Microseconds,
        var text => throw new AnalysisException("INVALID_OPTIONS", $"The timestamp provided for the '{name}' option is invalid. The expected format is 'YYYY-MM-DDTHH:mm:ss', but the provided timestamp: {text}."),
    };
}
