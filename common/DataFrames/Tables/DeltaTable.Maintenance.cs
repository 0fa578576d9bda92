using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tables;

/// <summary>The upkeep of a table: its files' layout, their deletion, and earlier versions brought back.</summary>
public sealed partial class DeltaTable
{
    private const string OnlyPath = "path STRING";

    /// <summary>Begins an optimization of the layout of the table's files.</summary>
    /// <returns>A builder, which runs it.</returns>
    public DeltaOptimizeBuilder Optimize() => new(_session, new OptimizeTable(Changeable(), null, [], _options));

    /// <summary>
    /// Deletes files that left the table longer ago than its property <c>delta.deletedFileRetentionDuration</c> says, 7 days by default.
    /// Versions that need them can no longer be read.
    /// </summary>
    /// <returns>One row with the table's <c>path</c>.</returns>
    public DataFrame Vacuum() => Vacuum(retentionHours: null);

    /// <summary>Deletes files that left the table longer ago than some hours.</summary>
    /// <param name="retentionHours">
    /// The hours, not fewer than the table's own retention unless the session's <c>spark.databricks.delta.retentionDurationCheck.enabled</c>
    /// is false, as files of writes under way would be lost; null for the table's own.
    /// </param>
    /// <param name="dryRun">Whether the files are only listed, a thousand at most.</param>
    /// <returns>One row with the table's <c>path</c>; of a dry run, one for each file.</returns>
    public DataFrame Vacuum(double? retentionHours, bool dryRun = false) =>
        CommandRows.Of(_session, new VacuumTable(Changeable(), retentionHours, dryRun), OnlyPath);

    /// <summary>Makes the table as it was at a version: one commit, which History shows and which can be undone alike.</summary>
    /// <param name="version">The version.</param>
    /// <returns>One row with counts, such as <c>num_restored_files</c>.</returns>
    public DataFrame RestoreToVersion(long version) => Restore(new RestoreTable(Changeable(), version, null));

    /// <summary>Makes the table as it was at a time.</summary>
    /// <param name="timestamp">The time, such as <c>2026-01-31 12:00:00</c>, in the session's zone; the newest version that had been committed by then counts.</param>
    /// <returns>One row with counts, such as <c>num_restored_files</c>.</returns>
    public DataFrame RestoreToTimestamp(string timestamp) => Restore(new RestoreTable(Changeable(), null, timestamp));

    /// <summary>Makes a new table with the rows that this one has.</summary>
    /// <param name="target">The new table: an absolute path, or a name.</param>
    /// <param name="isShallow">Whether it names this table's files, which a vacuum of this table may take away, in place of copies of them, which Spark does not make.</param>
    /// <param name="replace">Whether there may be a table already, without rows.</param>
    /// <param name="properties">Table properties besides this table's, or in place of them; none by default.</param>
    /// <returns>The new table.</returns>
    public DeltaTable Clone(string target, bool isShallow, bool replace = false, IReadOnlyDictionary<string, string>? properties = null) =>
        Clone(target, isShallow, replace, properties, null, null);

    /// <summary>Makes a new table with the rows that this one had at a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="target">The new table: an absolute path, or a name.</param>
    /// <param name="isShallow">As for <see cref="Clone(string,bool,bool,IReadOnlyDictionary{string,string})"/>.</param>
    /// <param name="replace">Whether there may be a table already, without rows.</param>
    /// <param name="properties">Table properties besides this table's; none by default.</param>
    /// <returns>The new table.</returns>
    public DeltaTable CloneAtVersion(long version, string target, bool isShallow, bool replace = false, IReadOnlyDictionary<string, string>? properties = null) =>
        Clone(target, isShallow, replace, properties, version, null);

    /// <summary>Makes a new table with the rows that this one had at a time.</summary>
    /// <param name="timestamp">The time, as for <see cref="RestoreToTimestamp"/>.</param>
    /// <param name="target">The new table: an absolute path, or a name.</param>
    /// <param name="isShallow">As for <see cref="Clone(string,bool,bool,IReadOnlyDictionary{string,string})"/>.</param>
    /// <param name="replace">Whether there may be a table already, without rows.</param>
    /// <param name="properties">Table properties besides this table's; none by default.</param>
    /// <returns>The new table.</returns>
    public DeltaTable CloneAtTimestamp(string timestamp, string target, bool isShallow, bool replace = false, IReadOnlyDictionary<string, string>? properties = null) =>
        Clone(target, isShallow, replace, properties, null, timestamp);

    /// <summary>Writes lists of the table's files for readers that know no Delta, below <c>_symlink_format_manifest</c>.</summary>
    /// <param name="mode">The form, <c>symlink_format_manifest</c>.</param>
    public void Generate(string mode) => _session.Engine.Execute(new GenerateManifest(Changeable(), mode), CancellationToken.None);

    private DataFrame Restore(RestoreTable restore) => CommandRows.Of(_session, restore, "num_restored_files BIGINT");

    private DeltaTable Clone(
        string target, bool isShallow, bool replace, IReadOnlyDictionary<string, string>? properties, long? version, string? timestamp)
    {
        ArgumentException.ThrowIfNullOrEmpty(target);
        var name = Path.IsPathRooted(target) || target.Contains("://", StringComparison.Ordinal) ? IdentifierOf(target) : target;
        var all = (properties ?? new Dictionary<string, string>()).Aggregate(Options.None, (options, p) => options.With(p.Key, p.Value));
        _session.Engine.Execute(new CloneTable(Changeable(), name, isShallow, replace, version, timestamp, all), CancellationToken.None);
        return new DeltaTable(_session, name, null, Options.None, Options.None);
    }
}
