using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Operations;

public sealed partial class DeltaOperations
{
    /// <summary>Changes rows of the table.</summary>
    /// <param name="command">Which rows, the columns set, and options (<c>txnAppId</c>, <c>txnVersion</c>, <c>userMetadata</c>). Its table's name is not read.</param>
    /// <param name="cancellation">Ends the attempts to commit.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table.</exception>
    /// <exception cref="DeltaOperationException">A column set is not in the table.</exception>
    /// <exception cref="DeltaConcurrentModificationException">Another writer came first.</exception>
    public OperationResult Update(UpdateTable command, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Redone(() => UpdateOnce(command, cancellation));
    }

    private OperationResult UpdateOnce(UpdateTable command, CancellationToken cancellation)
    {
        var options = new WriteOptions(command.Options);
        var transaction = _log.StartTransaction();
        var snapshot = Existing(transaction);
        if (IsThereAlready(transaction, options))
        {
            return OperationResult.Skipped;
        }

        var condition = command.Condition is null ? Nodes.Flag(true) : Parsed(command.Condition);
        var candidates = transaction.Read(Pruning.Predicate(condition, new TargetColumns(snapshot.Schema, alias: null)));
        var target = TableReads.WithPlaces(snapshot, candidates);
        var values = new Assignments(snapshot.Schema, alias: null).Values(command.Assignments, field => Nodes.Column(target, field.Name));
        var rows = new ChangedRows(
            snapshot.Schema,
            snapshot.Schema,
            [new RowAction(ChangeKind.Update, ClauseOrigin.NotMatchedBySource, condition, values)],
            snapshot.Properties.EnableChangeDataFeed);
        var files = new TableFiles(_log, _writer, options);
        using var staged = _runner.Stage(rows.Branch(target, target, ClauseOrigin.NotMatchedBySource));
        var result = Changes(files, snapshot, snapshot.Metadata).Run(rows, staged.Rows, refusesSeveral: false);
        return Commit(transaction, files, result.Actions, options, UpdateDetails(command, result, files), cancellation);
    }

    private static CommitDetails UpdateDetails(UpdateTable command, RowChangeResult result, TableFiles files) => new("UPDATE")
    {
        Parameters = Details.Parameters(("predicate", Details.Predicate(command.Condition))),
        Metrics = Details.Metrics(
            ("numRemovedFiles", result.Removed.Count),
            ("numRemovedBytes", result.Removed.Sum(f => f.Size ?? 0)),
            ("numAddedFiles", result.Added.Count),
            ("numAddedBytes", files.Bytes),
            ("numAddedChangeFiles", result.Changes.Count),
            ("numDeletionVectorsAdded", result.VectorsAdded),
            ("numDeletionVectorsUpdated", result.VectorsUpdated),
            ("numDeletionVectorsRemoved", result.VectorsRemoved),
            ("numUpdatedRows", result.Sum(ChangeKind.Update)),
            ("numCopiedRows", result.Copied)),
    };
}
