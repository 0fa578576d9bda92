using SparkPersonalization.Delta.Features;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>
/// Deletes the files below a table's folder that no kept version needs: those that left the table before the retention, and those older
/// than it which no commit ever named. What is younger than the retention stays, as a commit under way may be about to name it.
/// </summary>
/// <param name="log">The table's log.</param>
public sealed class TableVacuum(DeltaTableLog log)
{
    // How many files are deleted before commits made meanwhile are looked at.
    private const int Round = 100;

    /// <summary>Deletes the files, and notes it in the table's history as Delta does: a commit before and one after.</summary>
    /// <param name="options">How it goes.</param>
    /// <param name="cancellation">Ends the run between two files.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table.</exception>
    /// <exception cref="UnsupportedTableFeatureException">The table has rules for writers that this library does not keep.</exception>
    /// <exception cref="DeltaOperationException">The retention is too short.</exception>
    public VacuumResult Run(VacuumOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var plan = Plan(options);
        StorageEntry[] files = [.. plan.Files.Take(options.MaxFiles ?? int.MaxValue)];
        if (files.Length == 0 && options.IsSilentWithoutFiles)
        {
            RemoveEmpty(plan.Staging);
            return new VacuumResult(0, 0, plan.Directories, 0);
        }

        Note(VacuumDetails.Start(options, plan.Properties, files), cancellation);
        StorageEntry[] deleted;
        try
        {
            deleted = Delete(files, plan.Needed, cancellation);
            RemoveEmpty(plan.Staging);
        }
        catch (Exception e) when (e is StorageException or OperationCanceledException)
        {
            Note(VacuumDetails.End("FAILED", 0, plan.Directories), CancellationToken.None);
            throw;
        }

        Note(VacuumDetails.End("COMPLETED", deleted.Length, plan.Directories), cancellation);
        return new VacuumResult(deleted.Length, deleted.Sum(f => f.Length), plan.Directories, plan.Files.Count - files.Length);
    }

    /// <summary>The files that <see cref="Run"/> would delete, oldest first. Nothing is changed.</summary>
    /// <param name="options">How it would go.</param>
    /// <returns>Their canonical paths.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table.</exception>
    /// <exception cref="DeltaOperationException">The retention is too short.</exception>
    public IReadOnlyList<string> Find(VacuumOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [.. Plan(options).Files.Select(f => f.Path)];
    }

    private VacuumPlan Plan(VacuumOptions options)
    {
        var now = log.Clock.GetUtcNow();
        var first = log.Snapshot();
        FeatureSupport.EnsureWritable(log.TablePath, first.Protocol, first.Metadata);
        var retention = Retention(options, first.Properties);

        // The listing comes before the version, so that what is committed by then is known to be needed.
        var listing = TableListing.Read(log.Storage, log.TablePath, first.PartitionColumns);
        var needed = NeededFiles.Of(log, log.Snapshot(), now - retention);
        var unneeded = listing.Files.Where(f => f.LastModified < now - retention && !needed.Contains(Relative(f)));
        return new VacuumPlan([.. unneeded.OrderBy(f => f.LastModified).ThenBy(f => f.Path, StringComparer.Ordinal)], needed, listing.Directories, first.Properties)
        {
            Staging = [.. listing.Staging.Where(f => f.LastModified < now - retention).Select(f => f.Path)],
        };
    }

    private static TimeSpan Retention(VacuumOptions options, TableProperties properties)
    {
        var retention = options.Retention ?? properties.DeletedFileRetention;
        if (retention < TimeSpan.Zero)
        {
            throw new ArgumentException($"Retention for Vacuum can't be less than 0, but is {retention.TotalHours} hours.", nameof(options));
        }

        return !options.IsRetentionChecked || retention >= properties.DeletedFileRetention ? retention : throw new DeltaOperationException(
            "DELTA_VACUUM_RETENTION_PERIOD_TOO_SHORT",
            "The specified VACUUM retention period is too low and may corrupt this Delta table if any writes are in progress.\n\n"
            + "If no operations (insert, upsert, delete, optimize) are running, you can disable this safety check by setting:\n"
            + "spark.databricks.delta.retentionDurationCheck.enabled = false\n\n"
            + $"Otherwise, use a retention period of at least {(long)properties.DeletedFileRetention.TotalHours} hours.");
    }

    private StorageEntry[] Delete(IReadOnlyList<StorageEntry> files, NeededFiles needed, CancellationToken cancellation)
    {
        var deleted = new List<StorageEntry>();
        foreach (var round in files.Chunk(Round))
        {
            needed.Refresh();
            foreach (var file in round.Where(f => !needed.Contains(Relative(f))))
            {
                cancellation.ThrowIfCancellationRequested();
                CrashPoints.Reach("delta.vacuum.before-delete");
                if (log.Storage.Delete(file.Path))
                {
                    deleted.Add(file);
                }

                CrashPoints.Reach("delta.vacuum.after-delete");
            }
        }

        return [.. deleted];
    }

    // Old folders of dead writers: where a file is left in one, its writer may live.
    private void RemoveEmpty(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Where(IsEmpty))
        {
            log.Storage.DeleteDirectory(folder);
        }
    }

    private bool IsEmpty(string folder) => log.Storage.List(folder).All(entry => entry.IsDirectory && IsEmpty(entry.Path));

    private string Relative(StorageEntry file) => file.Path[(log.TablePath.Length + 1)..];

    private void Note(CommitDetails details, CancellationToken cancellation)
    {
        CrashPoints.Reach("delta.vacuum.before-note");
        if (log.StartTransaction().Commit([], details, cancellation) is CommitConflict conflict)
        {
            throw new DeltaConcurrentModificationException(conflict);
        }

        CrashPoints.Reach("delta.vacuum.after-note");
    }

    private sealed record VacuumPlan(IReadOnlyList<StorageEntry> Files, NeededFiles Needed, int Directories, TableProperties Properties)
    {
        internal IReadOnlyList<string> Staging { get; init; } = [];
    }
}
