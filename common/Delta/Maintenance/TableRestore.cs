using System.Globalization;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Features;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>Makes a table as it was at an earlier version: a new commit that takes away what has come since and brings back what has gone.</summary>
/// <param name="log">The table's log.</param>
public sealed class TableRestore(DeltaTableLog log)
{
    private const int MostNamed = 100;

    /// <summary>Restores a version.</summary>
    /// <param name="version">The version; null where a time is given.</param>
    /// <param name="time">A time; the newest version that had been committed by then counts.</param>
    /// <param name="timeText">The time as it was written, for the table's history.</param>
    /// <param name="cancellation">Ends the attempts to commit.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table.</exception>
    /// <exception cref="DeltaOperationException">The version is no longer kept, or files of it are gone.</exception>
    /// <exception cref="DeltaConcurrentModificationException">Another writer came first.</exception>
    public RestoreResult Run(long? version, DateTimeOffset? time, string? timeText, CancellationToken cancellation = default)
    {
        var transaction = log.StartTransaction();
        var newest = transaction.Snapshot ?? throw new DeltaTableNotFoundException(log.TablePath);
        var wanted = Wanted(version, time, newest);
        EnsureProtocol(wanted, newest);
        transaction.ReadAll();
        var actions = Difference(wanted, newest);
        EnsureThere(wanted, actions.Added);
        var restored = new RestoreResult(
            0, wanted.SizeInBytes, wanted.FileCount, actions.Removed.Count, actions.Added.Count, actions.Removed.Sum(f => f.Size ?? 0), actions.Added.Sum(f => f.Size));
        var all = wanted.Metadata.Equals(newest.Metadata) ? actions.All : actions.All.Prepend(wanted.Metadata);
        return transaction.Commit(all, DetailsOf(version, timeText, restored), cancellation) switch
        {
            Committed committed => restored with { Version = committed.Version },
            CommitConflict conflict => throw new DeltaConcurrentModificationException(conflict),
            _ => throw new InvalidOperationException("A commit without txn was reported as made before."),
        };
    }

    private Snapshot Wanted(long? version, DateTimeOffset? time, Snapshot newest)
    {
        try
        {
            return EarlierVersion.Of(log, version, time);
        }
        catch (DeltaVersionNotFoundException e) when (version is not null)
        {
            var oldest = log.OldestVersion();
            throw new DeltaOperationException(
                "DELTA_CANNOT_RESTORE_TABLE_VERSION", $"Cannot restore table to version {version}. Available versions: [{oldest}, {newest.Version}].", e);
        }
    }

    // A feature that the table has dropped since may be what the old files need.
    private static void EnsureProtocol(Snapshot wanted, Snapshot newest)
    {
        FeatureSupport.EnsureWritable(newest.TablePath, newest.Protocol, newest.Metadata);
        var missing = wanted.Protocol.SupportedFeatures.Except(newest.Protocol.SupportedFeatures).ToArray();
        if (missing.Length > 0)
        {
            throw new DeltaOperationException(
                "DELTA_CANNOT_RESTORE_TABLE_VERSION",
                $"Version {wanted.Version} has the table features {string.Join(", ", missing)}, which the table has no more. Restore a version after they were dropped.");
        }
    }

    private FileActions Difference(Snapshot wanted, Snapshot newest)
    {
        var now = log.Clock.GetUtcNow();
        return new FileActions(
            [.. Missing(wanted, newest).Select(f => f with { DataChange = true })],
            [.. Missing(newest, wanted).Select(f => f.Remove(now))]);
    }

    private IEnumerable<AddFile> Missing(Snapshot of, Snapshot other) => of.Files.Where(f => other.State.Files.Find(FileKey.Of(f, log.TablePath)) is not AddFile);

    private void EnsureThere(Snapshot wanted, IEnumerable<AddFile> files)
    {
        var vectors = wanted.DeletionVectors;
        var needed = files.SelectMany(f => new[] { wanted.ResolvePath(f), f.DeletionVector is { } vector ? vectors.Path(vector) : null }).OfType<string>();
        string[] gone = [.. needed.Distinct().Where(path => !log.Storage.Exists(path))];
        if (gone.Length > 0)
        {
            throw new DeltaOperationException(
                "DELTA_CANNOT_RESTORE_TABLE_VERSION",
                $"Not all files from version {wanted.Version} are available in file system. Missed files (top {MostNamed} files): {string.Join(", ", gone.Take(MostNamed))}. "
                + "Please use more recent version or timestamp for restoring.");
        }
    }

    private static CommitDetails DetailsOf(long? version, string? time, RestoreResult restored) => new("RESTORE")
    {
        Parameters = StringMap.From([new("version", version?.ToString(CultureInfo.InvariantCulture)), new("timestamp", time)]),
        Metrics = Details.Metrics(
            ("numRestoredFiles", restored.Restored),
            ("removedFilesSize", restored.RemovedSize),
            ("numRemovedFiles", restored.Removed),
            ("restoredFilesSize", restored.RestoredSize),
            ("numOfFilesAfterRestore", restored.FilesAfter),
            ("tableSizeAfterRestore", restored.SizeAfter)),
    };
}
