using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Statistics;

namespace SparkPersonalization.Delta.Transactions;

/// <summary>Decides by Delta's own rules whether a transaction may follow a commit that it had not seen.</summary>
internal sealed class ConflictChecker(Snapshot? read, ReadSet reads, IReadOnlyList<DeltaAction> actions, IsolationLevel isolation)
{
    private readonly bool _changesMetadata = actions.Any(a => a is Metadata);

    /// <summary>The rule that the winner breaks, or null where the transaction may follow it.</summary>
    internal CommitConflict? Check(WinningCommit winner)
    {
        if (read is null || winner.Actions.Any(a => a is Protocol))
        {
            return Conflict(ConflictKind.ProtocolChanged, winner, read is null ? "made the table first" : "changed the table's protocol");
        }

        if (winner.Actions.Any(a => a is Metadata))
        {
            return Conflict(ConflictKind.MetadataChanged, winner, "changed the table's schema or properties");
        }

        return CheckTransactions(winner) ?? CheckAppends(winner, read) ?? CheckDeletes(winner, read.TablePath);
    }

    private static CommitConflict Conflict(ConflictKind kind, WinningCommit winner, string what) =>
        new(kind, winner.Version, $"Another writer {what} in {winner}. Read the table again and redo the work.")
        {
            IsRearrangement = winner.IsRearrangement,
        };

    private CommitConflict? CheckTransactions(WinningCommit winner)
    {
        foreach (var theirs in winner.Actions.OfType<SetTransaction>())
        {
            if (reads.Applications.Contains(theirs.AppId) || actions.OfType<SetTransaction>().Any(t => t.AppId == theirs.AppId))
            {
                return Conflict(ConflictKind.ConcurrentTransaction, winner, $"wrote for the same application '{theirs.AppId}'");
            }
        }

        var domains = winner.Actions.OfType<DomainMetadata>().Select(d => d.Domain).ToHashSet();
        var shared = actions.OfType<DomainMetadata>().FirstOrDefault(d => domains.Contains(d.Domain));
        return shared is null ? null : Conflict(ConflictKind.ConcurrentTransaction, winner, $"set the same domain '{shared.Domain}'");
    }

    private CommitConflict? CheckAppends(WinningCommit winner, Snapshot snapshot)
    {
        var mayFollowBlindAppends = isolation == IsolationLevel.WriteSerializable && !_changesMetadata;
        if (isolation == IsolationLevel.SnapshotIsolation || reads.IsEmpty || (winner.IsBlindAppend && mayFollowBlindAppends))
        {
            return null;
        }

        var unread = winner.Added.FirstOrDefault(file => WouldHaveBeenRead(file, snapshot.Metadata));
        return unread is null ? null : Conflict(
            ConflictKind.ConcurrentAppend, winner, $"added files that this one should have read{(unread.PartitionValues.Count > 0 ? $", to partition {unread.PartitionValues}" : "")},");
    }

    // As in Delta, by partition alone: of a table without partitions every new file counts.
    private bool WouldHaveBeenRead(AddFile file, Metadata metadata)
    {
        if (reads.WholeTable || metadata.PartitionColumns.Count == 0)
        {
            return true;
        }

        var facts = new AddFileFacts(metadata, file);
        return reads.Predicates.Any(p => p.Only(c => IsPartition(c, metadata)).Evaluate(facts).HasFlag(Outcomes.True));
    }

    private static bool IsPartition(ColumnPath column, Metadata metadata) =>
        column.Names.Count == 1 && metadata.PartitionColumns.Contains(column.Names[0]);

    private CommitConflict? CheckDeletes(WinningCommit winner, string tablePath)
    {
        var removed = actions.OfType<RemoveFile>().Select(r => FileKey.CanonicalPath(r.Path, tablePath)).ToHashSet(StringComparer.Ordinal);
        var readPaths = reads.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in winner.Removed.Select(r => FileKey.CanonicalPath(r.Path, tablePath)))
        {
            if (readPaths.Contains(path) || reads.WholeTable)
            {
                return Conflict(ConflictKind.ConcurrentDeleteRead, winner, $"removed the file '{path}', which this one read,");
            }

            if (removed.Contains(path))
            {
                return Conflict(ConflictKind.ConcurrentDeleteDelete, winner, $"removed the file '{path}', which this one removes too,");
            }
        }

        return null;
    }
}
