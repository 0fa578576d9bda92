using System.Globalization;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Log;

/// <summary>Kinds of files in <c>_delta_log</c> that readers take note of.</summary>
internal enum LogFileKind
{
    Commit,
    ClassicCheckpoint,
    MultiPartCheckpoint,
    UuidCheckpoint,
}

/// <summary>A file of the log, told by its name (Delta protocol, "Delta Log Entries" and "Checkpoint Naming Scheme").</summary>
internal sealed record LogFile(LogFileKind Kind, long Version, int Part, int Parts, StorageEntry Entry)
{
    private const int VersionDigits = 20;

    internal string Path => Entry.Path;

    internal static string VersionName(long version) => version.ToString("D20", CultureInfo.InvariantCulture);

    internal static string CommitName(long version) => VersionName(version) + ".json";

    internal static string CheckpointName(long version) => VersionName(version) + ".checkpoint.parquet";

    /// <summary>What a file is, or null where it is nothing that a reader needs.</summary>
    internal static LogFile? TryParse(StorageEntry entry)
    {
        var name = entry.Name;
        if (entry.IsDirectory || name.Length < VersionDigits + 5 || !TryVersion(name.AsSpan(0, VersionDigits), out var version))
        {
            return null;
        }

        if (name.AsSpan(VersionDigits).SequenceEqual(".json"))
        {
            return new LogFile(LogFileKind.Commit, version, 0, 0, entry);
        }

        var parts = name.Split('.');
        return parts.Length < 3 || parts[1] != "checkpoint" ? null : TryCheckpoint(parts, version, entry);
    }

    private static LogFile? TryCheckpoint(string[] parts, long version, StorageEntry entry) => parts switch
    {
        [_, _, "parquet"] => new LogFile(LogFileKind.ClassicCheckpoint, version, 1, 1, entry),
        [_, _, var part, var all, "parquet"] when TryPart(part, out var p) && TryPart(all, out var n) && p >= 1 && p <= n =>
            new LogFile(LogFileKind.MultiPartCheckpoint, version, p, n, entry),
        [_, _, var id, "parquet" or "json"] when Guid.TryParse(id, out _) => new LogFile(LogFileKind.UuidCheckpoint, version, 1, 1, entry),
        _ => null,
    };

    private static bool TryVersion(ReadOnlySpan<char> digits, out long version) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out version);

    private static bool TryPart(string digits, out int part) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out part);
}
