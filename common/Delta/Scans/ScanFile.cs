using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Scans;

/// <summary>A file that a scan reads.</summary>
/// <param name="Path">Where it lies on the storage, in canonical form.</param>
/// <param name="File">What the log says of it: partition values, size, and for data files statistics.</param>
/// <param name="Change">What the file's rows mean in a change data feed; null in a scan of a version.</param>
/// <param name="Filter">Which of its rows are read; null for all.</param>
public sealed record ScanFile(string Path, FileAction File, ChangeOfFile? Change = null, RowFilter? Filter = null);

/// <summary>What the rows of a file mean in a change data feed.</summary>
/// <param name="Type">The value of <c>_change_type</c> for all rows; null where the file has the column itself.</param>
/// <param name="Version">The value of <c>_commit_version</c>.</param>
/// <param name="Timestamp">The value of <c>_commit_timestamp</c>.</param>
public sealed record ChangeOfFile(string? Type, long Version, DateTimeOffset Timestamp);
