using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Transactions;

/// <summary>What came of an attempt to commit: one of the three records below.</summary>
public abstract record CommitResult
{
    private protected CommitResult()
    {
    }
}

/// <summary>The commit is in the log, and on the disk.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Snapshot">The table as of this version.</param>
/// <param name="MaintenanceFailure">What went wrong with the checkpoint or the clean-up after it, which does not touch the commit; null for nothing.</param>
public sealed record Committed(long Version, Snapshot Snapshot, Exception? MaintenanceFailure = null) : CommitResult;

/// <summary>Nothing was written: another commit came first that this one may not follow. Read the table again and redo the work.</summary>
/// <param name="Kind">Which of Delta's rules it breaks.</param>
/// <param name="WinningVersion">The version of the other commit.</param>
/// <param name="Message">What happened, for people.</param>
public sealed record CommitConflict(ConflictKind Kind, long WinningVersion, string Message) : CommitResult
{
    /// <summary>Whether the other commit changed no row: it only wrote the same rows to other files.</summary>
    public bool IsRearrangement { get; init; }
}

/// <summary>Nothing was written, because the application has written this batch, or a later one, before.</summary>
/// <param name="Transaction">What the table has of the application.</param>
public sealed record AlreadyCommitted(SetTransaction Transaction) : CommitResult;
