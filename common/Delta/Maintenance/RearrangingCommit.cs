using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>
/// Commits rows that were only written to other files. A conflict is none as long as the files which they came from are still the table's
/// (Delta's <c>OptimizeExecutor.commitAndRetry</c>).
/// </summary>
internal sealed class RearrangingCommit(DeltaTableLog log)
{
    // Each attempt follows any number of commits; only changes of the metadata and the protocol take one more.
    private const int MostAttempts = 10;

    internal Committed Commit(Snapshot read, FileActions actions, CommitDetails details, CancellationToken cancellation)
    {
        var current = read;
        for (var attempt = 1; ; attempt++)
        {
            switch (log.StartTransaction(current).Commit(actions.All, details, cancellation))
            {
                case Committed committed:
                    return committed;
                case CommitConflict conflict:
                    current = log.Snapshot();
                    if (attempt == MostAttempts || !MayFollow(read, current, actions))
                    {
                        throw new DeltaConcurrentModificationException(conflict);
                    }

                    break;
                default:
                    throw new InvalidOperationException("A commit without txn was reported as made before.");
            }
        }
    }

    private bool MayFollow(Snapshot read, Snapshot current, FileActions actions) =>
        current.Metadata.Id == read.Metadata.Id
        && current.PartitionColumns.SequenceEqual(read.PartitionColumns)
        && read.Schema.All(field => field.Equals(current.Schema.Find(field.Name)))
        && actions.Removed.All(f => current.State.Files.Find(FileKey.Of(f, log.TablePath)) is AddFile);
}
