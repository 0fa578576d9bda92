using System.Diagnostics.CodeAnalysis;
using SparkPersonalization.Delta.Checkpoints;
using SparkPersonalization.Delta.Log;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta;

public sealed partial class DeltaTableLog
{
    private DateTime _cleanedOn;

    /// <summary>Begins a transaction on the newest version, or on a table that is yet to be made.</summary>
    /// <returns>The transaction.</returns>
    /// <exception cref="UnsupportedTableFeatureException">The table needs a feature that this library does not have.</exception>
    /// <exception cref="DeltaLogCorruptedException">The log is damaged.</exception>
    public Transaction StartTransaction() => new(this, _loader, TrySnapshot());

    /// <summary>Begins a transaction on a version that was read before.</summary>
    /// <param name="snapshot">A snapshot of this table.</param>
    /// <returns>The transaction.</returns>
    public Transaction StartTransaction(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.TablePath == TablePath
            ? new Transaction(this, _loader, snapshot)
            : throw new ArgumentException($"The snapshot is of '{snapshot.TablePath}', not of '{TablePath}'.", nameof(snapshot));
    }

    /// <summary>Writes a checkpoint of a version, from which later readers start. Commits do this by themselves every so often.</summary>
    /// <param name="snapshot">The version.</param>
    /// <exception cref="UnsupportedTableFeatureException">The table's checkpoints must hold what this library does not write.</exception>
    public void WriteCheckpoint(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        CheckpointWriter.Write(Storage, LogPath, snapshot, Clock.GetUtcNow());
    }

    /// <summary>Deletes log files past <c>delta.logRetentionDuration</c>, but nothing that a version within it needs. Commits do this by themselves, once a day.</summary>
    /// <returns>How many files were deleted.</returns>
    public int CleanUp()
    {
        var snapshot = Snapshot();
        return LogCleanup.Run(Storage, LogPath, snapshot.Properties.LogRetention, Clock.GetUtcNow());
    }

    /// <summary>As <see cref="CleanUp"/>, but only where the table's <c>delta.enableExpiredLogCleanup</c> allows it.</summary>
    /// <param name="retention">How long log files are kept; null for the table's <c>delta.logRetentionDuration</c>.</param>
    /// <returns>How many files were deleted.</returns>
    public int CleanUpExpired(TimeSpan? retention = null)
    {
        var properties = Snapshot().Properties;
        return properties.EnableExpiredLogCleanup ? LogCleanup.Run(Storage, LogPath, retention ?? properties.LogRetention, Clock.GetUtcNow()) : 0;
    }

    /// <summary>Writes the checkpoint that is due after a commit, and clears away what is expired.</summary>
    /// <returns>What went wrong; the commit stands whatever it is.</returns>
    internal Exception? MaintainAfter(Snapshot snapshot)
    {
        try
        {
            if (snapshot.Version > 0 && snapshot.Version % snapshot.Properties.CheckpointInterval == 0)
            {
                WriteCheckpoint(snapshot);
                CleanUpOnceADay(snapshot);
            }

            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The commit has been made, so no failure after it may look like a failed commit. The caller gets it with the result.
            return e;
        }
    }

    [return: NotNullIfNotNull(nameof(snapshot))]
    internal Snapshot? Remember(Snapshot? snapshot)
    {
        if (snapshot is not null)
        {
            _recent.Add(snapshot);
        }

        return snapshot;
    }

    // What expires does so at midnight, so that a second look on the same day would find nothing.
    private void CleanUpOnceADay(Snapshot snapshot)
    {
        var today = Clock.GetUtcNow().UtcDateTime.Date;
        if (snapshot.Properties.EnableExpiredLogCleanup && _cleanedOn != today)
        {
            LogCleanup.Run(Storage, LogPath, snapshot.Properties.LogRetention, Clock.GetUtcNow());
            _cleanedOn = today;
        }
    }
}
