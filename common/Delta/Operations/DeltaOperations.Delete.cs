using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Statistics;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Operations;

public sealed partial class DeltaOperations
{
    /// <summary>Deletes rows of the table.</summary>
    /// <param name="command">Which rows, and options (<c>txnAppId</c>, <c>txnVersion</c>, <c>userMetadata</c>). Its table's name is not read.</param>
    /// <param name="cancellation">Ends the attempts to commit.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table.</exception>
    /// <exception cref="DeltaConcurrentModificationException">Another writer came first.</exception>
    public OperationResult Delete(DeleteFromTable command, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Redone(() => DeleteOnce(command, cancellation));
    }

    private OperationResult DeleteOnce(DeleteFromTable command, CancellationToken cancellation)
    {
        var options = new WriteOptions(command.Options);
        var transaction = _log.StartTransaction();
        var snapshot = Existing(transaction);
        if (IsThereAlready(transaction, options))
        {
            return OperationResult.Skipped;
        }

        var files = new TableFiles(_log, _writer, options);
        if (WholeFiles(transaction, snapshot, command.Condition) is { } whole)
        {
            var removed = Removed(whole);
            return Commit(transaction, files, removed, options, DeleteDetails(command.Condition, RowChangeResult.Nothing with { Removed = removed }, files, Rows(whole)), cancellation);
        }

        var condition = Parsed(command.Condition!);
        var candidates = transaction.Read(Pruning.Predicate(condition, new TargetColumns(snapshot.Schema, alias: null)));
        var result = Delete(files, snapshot, snapshot.Metadata, condition, candidates);
        return Commit(transaction, files, result.Actions, options, DeleteDetails(command.Condition, result, files, result.Sum(ChangeKind.Delete)), cancellation);
    }

    private static CommitDetails DeleteDetails(Expression? condition, RowChangeResult result, TableFiles files, long? deleted) => new("DELETE")
    {
        Parameters = Details.Parameters(("predicate", Details.Predicate(condition))),
        Metrics = Details.Metrics(
            ("numRemovedFiles", result.Removed.Count),
            ("numRemovedBytes", result.Removed.Sum(f => f.Size ?? 0)),
            ("numAddedFiles", result.Added.Count),
            ("numAddedBytes", files.Bytes),
            ("numAddedChangeFiles", result.Changes.Count),
            ("numDeletionVectorsAdded", result.VectorsAdded),
            ("numDeletionVectorsUpdated", result.VectorsUpdated),
            ("numDeletionVectorsRemoved", result.VectorsRemoved),
            ("numDeletedRows", deleted),
            ("numCopiedRows", result.Copied)),
    };

    private static long? Rows(IReadOnlyList<AddFile> files) => files.Sum(f => f.NumRecords() ?? 0) is var sum && files.All(f => f.NumRecords() is not null) ? sum : null;

    /// <summary>The files that go whole, where that can be told without reading rows; else null.</summary>
    private IReadOnlyList<AddFile>? WholeFiles(Transaction transaction, Snapshot snapshot, Expression? condition)
    {
        if (condition is null)
        {
            return transaction.ReadAll();
        }

        var columns = new TargetColumns(snapshot.Schema, alias: null);
        var parsed = Parsed(condition);
        return PartitionFilter.Decides(parsed, snapshot.Metadata, columns)
            ? PartitionFilter.Matching(_runner, parsed, snapshot.Metadata, alias: null, transaction.Read(Pruning.Predicate(parsed, columns)))
            : null;
    }

    private RowChangeResult Delete(TableFiles files, Snapshot snapshot, Metadata metadata, Expression condition, IReadOnlyList<AddFile> candidates)
    {
        var target = TableReads.WithPlaces(snapshot, candidates);
        var rows = new ChangedRows(
            metadata.Schema,
            snapshot.Schema,
            [new RowAction(ChangeKind.Delete, ClauseOrigin.NotMatchedBySource, condition, [])],
            new TableProperties(metadata.Configuration).EnableChangeDataFeed);
        using var staged = _runner.Stage(rows.Branch(target, target, ClauseOrigin.NotMatchedBySource));
        return Changes(files, snapshot, metadata).Run(rows, staged.Rows, refusesSeveral: false);
    }
}
