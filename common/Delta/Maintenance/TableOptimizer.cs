using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Features;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Statistics;
using SparkPersonalization.Delta.Transactions;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>
/// Rewrites the files of a table without changing a row: small ones to larger ones, or rows in Z-order. Files that other writers add
/// meanwhile are not touched. Where another writer takes a file away that was rewritten, nothing is committed, as in Delta.
/// </summary>
public sealed class TableOptimizer
{
    private readonly DeltaTableLog _log;
    private readonly IPlanRunner _runner;
    private readonly IDataFileWriter _writer;

    /// <summary>Makes the optimizer of a table.</summary>
    /// <param name="log">The table's log.</param>
    /// <param name="runner">What runs plans.</param>
    /// <param name="writer">What writes data files.</param>
    public TableOptimizer(DeltaTableLog log, IPlanRunner runner, IDataFileWriter writer)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(writer);
        (_log, _runner, _writer) = (log, runner, writer);
    }

    /// <summary>Rewrites what is worth it, in one commit.</summary>
    /// <param name="command">Which partitions, by which columns, and options. Its table's name is not read.</param>
    /// <param name="cancellation">Ends the run between two files; what was written is deleted.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table.</exception>
    /// <exception cref="UnsupportedTableFeatureException">The table has rules for writers that this library does not keep.</exception>
    /// <exception cref="DeltaOperationException">The condition or the columns make no sense.</exception>
    /// <exception cref="DeltaConcurrentModificationException">Another writer took away a file that was rewritten.</exception>
    public OptimizeResult Run(OptimizeTable command, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var options = new OptimizeOptions(command.Options);
        var started = _log.Clock.GetUtcNow();
        var snapshot = _log.Snapshot();
        FeatureSupport.EnsureWritable(_log.TablePath, snapshot.Protocol, snapshot.Metadata);
        var order = ZOrder.Of(command.ZOrderBy, snapshot.Metadata);
        var considered = PartitionsOf.Files(_runner, snapshot, command.Condition);
        FileBin[] bins = [.. order is null ? FileBins.ToCompact(considered, options) : FileBins.ToOrder(considered)];
        var result = new OptimizeResult(OperationOutcome.Unchanged, null, [], [], 0, considered.Count, order is not null, bins.Length, started, started);
        if (bins.Length == 0)
        {
            return result;
        }

        var files = new TableFiles(_log, _writer, new WriteOptions(Options.None));
        var (committed, added) = Published(files, () => Rewritten(files, snapshot, bins, order, options, cancellation), snapshot, command, options, cancellation);
        DeletionVectorDescriptor[] vectors = [.. bins.SelectMany(b => b.Files).Select(f => f.DeletionVector).OfType<DeletionVectorDescriptor>()];
        return result with
        {
            Outcome = OperationOutcome.Committed,
            Version = committed.Version,
            Added = added,
            Removed = [.. bins.SelectMany(b => b.Files).Select(f => f.Size)],
            Partitions = bins.DistinctBy(b => b.Partition).Count(),
            Ended = _log.Clock.GetUtcNow(),
            VectorsRemoved = vectors.Length,
            RowsOfVectorsRemoved = vectors.Sum(v => v.Cardinality),
            MaintenanceFailure = committed.MaintenanceFailure,
        };
    }

    private (Committed Committed, long[] Added) Published(
        TableFiles files, Func<FileActions> rewrite, Snapshot snapshot, OptimizeTable command, OptimizeOptions options, CancellationToken cancellation)
    {
        return files.WrittenAsAWhole(() =>
        {
            var actions = rewrite();
            CrashPoints.Reach("delta.optimize.before-commit");
            var details = OptimizeDetails.Of(command, actions) with { UserMetadata = options.UserMetadata };
            var committed = new RearrangingCommit(_log).Commit(snapshot, actions, details, cancellation);
            CrashPoints.Reach("delta.optimize.after-commit");
            return (committed, actions.Added.Select(f => f.Size).ToArray());
        });
    }

    private FileActions Rewritten(
        TableFiles files, Snapshot snapshot, IEnumerable<FileBin> bins, ZOrder? order, OptimizeOptions options, CancellationToken cancellation)
    {
        var added = new List<AddFile>();
        var removed = new List<RemoveFile>();
        foreach (var bin in bins)
        {
            foreach (var rows in Rows(snapshot, bin, order, options))
            {
                cancellation.ThrowIfCancellationRequested();
                added.AddRange(files.Rearrange(rows, snapshot.Metadata, bin.Partition));
            }

            var now = _log.Clock.GetUtcNow();
            removed.AddRange(bin.Files.Select(f => f.Remove(now, dataChange: false)));
        }

        return new FileActions(added, removed);
    }

    private static IEnumerable<Relation> Rows(Snapshot snapshot, FileBin bin, ZOrder? order, OptimizeOptions options)
    {
        if (order is null)
        {
            return [TableReads.Of(snapshot, bin.Files)];
        }

        var rows = bin.Files.All(f => f.NumRecords() is not null) ? bin.Files.Sum(f => f.NumRecords()!.Value) : (long?)null;
        var parts = rows is null ? 1 : Math.Min(rows.Value, (bin.Bytes + options.MaxFileSize - 1) / options.MaxFileSize);
        return order.Parts(snapshot, bin.Files, rows ?? 0, (int)Math.Min(parts, int.MaxValue));
    }
}
