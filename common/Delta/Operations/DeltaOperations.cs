using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>
/// Writes to one table: appends and overwrites, merges, updates, deletions. The rows come from plans that an engine runs; this class
/// decides which files are read, written and removed, and commits them. Safe to share between threads.
/// </summary>
/// <remarks>
/// Each operation reads the newest version and is committed as a whole or not at all. Where another writer commits first, it
/// follows if Delta's rules allow that, or does its work again where the other only rearranged files; else it fails with <see cref="DeltaConcurrentModificationException"/> and may be tried again.
/// </remarks>
public sealed partial class DeltaOperations
{
    // Files are rearranged seldom, and never all at once: more conflicts in a row are something else.
    private const int MostAttempts = 10;

    private readonly DeltaTableLog _log;
    private readonly IPlanRunner _runner;
    private readonly IDataFileWriter _writer;

    /// <summary>Makes the operations of a table.</summary>
    /// <param name="log">The table's log; the table need not exist.</param>
    /// <param name="runner">What runs plans.</param>
    /// <param name="writer">What writes data files.</param>
    public DeltaOperations(DeltaTableLog log, IPlanRunner runner, IDataFileWriter writer)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(writer);
        _log = log;
        _runner = runner;
        _writer = writer;
    }

    // A commit that only wrote the same rows to other files changes nothing that the operation may know of, so it is done again on them.
    private static OperationResult Redone(Func<OperationResult> operation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return operation();
            }
            catch (DeltaConcurrentModificationException e) when (e.Conflict.IsRearrangement && attempt < MostAttempts)
            {
                // The next attempt reads the new files.
            }
        }
    }

    private static bool IsThereAlready(Transaction transaction, WriteOptions options) =>
        options.Transaction is { } wanted && transaction.ReadTransactionVersion(wanted.AppId) >= wanted.Version;

    private Snapshot Existing(Transaction transaction) => transaction.Snapshot ?? throw new DeltaTableNotFoundException(_log.TablePath);

    private RowChanges Changes(TableFiles files, Snapshot snapshot, Metadata metadata) =>
        new(_runner, files, snapshot, metadata, _log.Clock.GetUtcNow());

    private OperationResult Commit(
        Transaction transaction, TableFiles files, IEnumerable<DeltaAction> actions, WriteOptions options, CommitDetails details, CancellationToken cancellation)
    {
        var all = actions.ToList();
        if (options.Transaction is { } application)
        {
            all.Add(application with { LastUpdated = _log.Clock.GetUtcNow().ToUnixTimeMilliseconds() });
        }

        if (all.Count == 0)
        {
            return OperationResult.Unchanged;
        }

        switch (transaction.Commit(all, details with { UserMetadata = options.UserMetadata }, cancellation))
        {
            case Committed committed:
                return new OperationResult(OperationOutcome.Committed, committed.Version, details.Metrics, committed.MaintenanceFailure);
            case CommitConflict conflict:
                files.Discard();
                throw new DeltaConcurrentModificationException(conflict);
            default:
                files.Discard();
                return OperationResult.Skipped;
        }
    }
}
