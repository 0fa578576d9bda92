namespace SparkPersonalization.DataFrames.Plans;

/// <summary>Small files of a table rewritten as larger ones, or rows laid out so that files can be left out: SQL's <c>OPTIMIZE</c>.</summary>
/// <param name="TargetTable">The table's name, such as <c>delta.`/lake/silver/events`</c>.</param>
/// <param name="Condition">Which partitions, or null for all.</param>
/// <param name="ZOrderBy">The columns by which near rows are brought together; none for a mere compaction.</param>
/// <param name="Options"><c>minFileSize</c>, <c>maxFileSize</c> and <c>userMetadata</c>.</param>
public sealed record OptimizeTable(string TargetTable, Expression? Condition, ValueList<string> ZOrderBy, Options Options) : Command;

/// <summary>Files that no kept version of a table needs deleted: SQL's <c>VACUUM</c>.</summary>
/// <param name="TargetTable">The table's name.</param>
/// <param name="RetentionHours">How long files stay that have left the table; null for what the table says, 7 days by default.</param>
/// <param name="IsDryRun">Whether the files are only listed.</param>
public sealed record VacuumTable(string TargetTable, double? RetentionHours, bool IsDryRun) : Command;

/// <summary>A table brought back to an earlier version, as a new one: SQL's <c>RESTORE</c>. One of version and time is given.</summary>
/// <param name="TargetTable">The table's name.</param>
/// <param name="Version">The version, or null.</param>
/// <param name="Timestamp">A time, or null.</param>
public sealed record RestoreTable(string TargetTable, long? Version, string? Timestamp) : Command;

/// <summary>A new table with the rows of another: SQL's <c>CREATE TABLE ... CLONE</c>.</summary>
/// <param name="SourceTable">The table's name.</param>
/// <param name="TargetTable">The new table's name.</param>
/// <param name="IsShallow">Whether the new table names the other's files in place of copies of them.</param>
/// <param name="IsReplacing">Whether the target may be there, without rows.</param>
/// <param name="Version">The version to clone, or null.</param>
/// <param name="Timestamp">The time as of which to clone, or null.</param>
/// <param name="Properties">Table properties that the new table has besides the other's, or in place of them.</param>
public sealed record CloneTable(
    string SourceTable, string TargetTable, bool IsShallow, bool IsReplacing, long? Version, string? Timestamp, Options Properties) : Command;

/// <summary>Lists of a table's files for readers that know no Delta: SQL's <c>GENERATE</c>.</summary>
/// <param name="TargetTable">The table's name.</param>
/// <param name="Mode">The form of the lists, <c>symlink_format_manifest</c>.</param>
public sealed record GenerateManifest(string TargetTable, string Mode) : Command;
