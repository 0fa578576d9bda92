using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Features;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Transactions;

public sealed partial class Transaction
{
    private readonly string _id = Guid.NewGuid().ToString();
    private bool _isUsed;

    /// <summary>Commits actions as the table's next version.</summary>
    /// <param name="actions">
    /// What changes: added and removed files, change data files, metadata, <c>txn</c>, domains. A new table needs its metadata, and
    /// gets the lowest protocol that has what the metadata asks for unless one is given. The files must lie on the storage already.
    /// </param>
    /// <param name="details">What the commit says about itself.</param>
    /// <param name="cancellation">Ends the attempts between two of them.</param>
    /// <returns><see cref="Committed"/>, <see cref="CommitConflict"/> or <see cref="AlreadyCommitted"/>.</returns>
    /// <exception cref="ArgumentException">The actions break the protocol.</exception>
    /// <exception cref="InvalidOperationException">The transaction was used before, or the table allows appends only.</exception>
    /// <exception cref="UnsupportedTableFeatureException">The table has rules for writers that this library does not keep.</exception>
    /// <exception cref="StorageException">The storage failed. Nothing was committed, or it cannot be told: read the table's <c>txn</c>.</exception>
    public CommitResult Commit(IEnumerable<DeltaAction> actions, CommitDetails details, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentNullException.ThrowIfNull(details);
        if (_isUsed)
        {
            throw new InvalidOperationException("This transaction has been committed before. Start a new one.");
        }

        _isUsed = true;
        var prepared = Prepare(actions);
        if (prepared.OfType<SetTransaction>().Select(t => Known(Snapshot, t)).OfType<SetTransaction>().FirstOrDefault() is { } known)
        {
            return new AlreadyCommitted(known);
        }

        return Attempt(prepared, details, cancellation);
    }

    private static SetTransaction? Known(Snapshot? snapshot, SetTransaction wanted) =>
        snapshot?.State.Transactions.GetValueOrDefault(wanted.AppId) is { } known && known.Version >= wanted.Version ? known : null;

    private List<DeltaAction> Prepare(IEnumerable<DeltaAction> actions)
    {
        var prepared = actions.ToList();
        var metadata = prepared.OfType<Metadata>().FirstOrDefault() ?? Snapshot?.Metadata
            ?? throw new ArgumentException($"There is no table at '{_log.TablePath}', and the actions do not make one: they have no metadata.");
        if (Snapshot is null && !prepared.Any(a => a is Protocol))
        {
            prepared.Insert(0, ProtocolFor.NewTable(metadata));
        }

        var protocol = prepared.OfType<Protocol>().FirstOrDefault() ?? Snapshot!.Protocol;
        FeatureSupport.EnsureWritable(_log.TablePath, protocol, metadata);
        ActionValidator.Check(_log.TablePath, Snapshot, prepared, metadata, protocol);
        return prepared;
    }

    private CommitResult Attempt(IReadOnlyList<DeltaAction> actions, CommitDetails details, CancellationToken cancellation)
    {
        var checker = new ConflictChecker(Snapshot, _reads, actions, Isolation(actions));
        for (var before = Snapshot; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var version = (before?.Version ?? -1) + 1;
            var stamped = Stamp(actions, details, before, version);
            if (TryWrite(version, stamped))
            {
                return Finish(before, version, stamped);
            }

            var winner = ReadWinner(version);
            if (winner.Info?.TransactionId == _id)
            {
                return Finish(before, version, winner.Actions);
            }

            if (Outcome(winner, actions, checker) is { } outcome)
            {
                return outcome;
            }

            before = _loader.After(before, version, winner.Actions);
        }
    }

    private static CommitResult? Outcome(WinningCommit winner, IReadOnlyList<DeltaAction> actions, ConflictChecker checker)
    {
        foreach (var wanted in actions.OfType<SetTransaction>())
        {
            if (winner.Transaction(wanted.AppId) is { } theirs && theirs.Version >= wanted.Version)
            {
                return new AlreadyCommitted(theirs);
            }
        }

        return checker.Check(winner);
    }

    private bool TryWrite(long version, IReadOnlyList<DeltaAction> actions)
    {
        CrashPoints.Reach("delta.commit.before");
        var path = _log.CommitPath(version);
        try
        {
            var created = _log.Storage.TryCreate(path, ActionJsonWriter.Write(actions).Span);
            CrashPoints.Reach("delta.commit.after");
            return created;
        }
        catch (StorageException) when (IsOurs(path))
        {
            // The commit landed, only the answer was lost.
            return true;
        }
    }

    private bool IsOurs(string path)
    {
        try
        {
            return _log.Storage.TryReadAllBytes(path) is { } bytes
                && ActionJsonReader.ReadAll(bytes, path).OfType<CommitInfo>().FirstOrDefault()?.TransactionId == _id;
        }
        catch (StorageException)
        {
            // The storage is gone: the first failure says so.
            return false;
        }
    }

    private WinningCommit ReadWinner(long version)
    {
        var path = _log.CommitPath(version);
        var bytes = _log.Storage.TryReadAllBytes(path)
            ?? throw new DeltaLogCorruptedException($"The log file '{path}' was there and is gone. Find out what deletes files of the log.");
        return new WinningCommit(version, ActionJsonReader.ReadAll(bytes, path));
    }

    private Committed Finish(Snapshot? before, long version, IReadOnlyList<DeltaAction> actions)
    {
        var snapshot = _loader.After(before, version, actions);
        _log.Remember(snapshot);
        return new Committed(version, snapshot, _log.MaintainAfter(snapshot));
    }

    private IsolationLevel Isolation(IReadOnlyList<DeltaAction> actions)
    {
        if (actions.All(a => a is FileAction { DataChange: false }))
        {
            return IsolationLevel.SnapshotIsolation;
        }

        return Snapshot?.Properties.IsSerializable ?? false ? IsolationLevel.Serializable : IsolationLevel.WriteSerializable;
    }
}
