using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Operations;

public sealed partial class DeltaOperations
{
    /// <summary>Merges the rows of a source into the table.</summary>
    /// <param name="command">The source, the clauses and options (<c>txnAppId</c>, <c>txnVersion</c>, <c>userMetadata</c>). Its table's name is not read.</param>
    /// <param name="cancellation">Ends the attempts to commit.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table.</exception>
    /// <exception cref="DeltaOperationException">The clauses make no sense, or several source rows match one row to change.</exception>
    /// <exception cref="DeltaConcurrentModificationException">Another writer came first.</exception>
    public OperationResult Merge(MergeIntoTable command, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Redone(() => MergeOnce(command, cancellation));
    }

    private OperationResult MergeOnce(MergeIntoTable command, CancellationToken cancellation)
    {
        MergeClauses.Check(command);
        var options = new WriteOptions(command.Options);
        var transaction = _log.StartTransaction();
        var snapshot = Existing(transaction);
        if (IsThereAlready(transaction, options))
        {
            return OperationResult.Skipped;
        }

        var parsed = MergeClauses.Parsed(command);
        var source = _runner.Schema(parsed.Source);
        var metadata = MergeClauses.Metadata(parsed, snapshot.Metadata, source);
        var candidates = transaction.Read(Pruning.Predicate(
            parsed.NotMatchedBySourceActions.Count > 0 ? Nodes.Flag(true) : parsed.Condition,
            new TargetColumns(snapshot.Schema, parsed.TargetAlias, needsAlias: true)));
        var plan = new MergePlan(parsed, snapshot, metadata.Schema, source, candidates);
        var rows = plan.Rows(new TableProperties(metadata.Configuration).EnableChangeDataFeed);
        var files = new TableFiles(_log, _writer, options);
        using var staged = plan.Stage(rows, _runner);
        var result = Changes(files, snapshot, metadata).Run(rows, staged.Rows, MergeClauses.RefusesSeveral(parsed));
        var actions = ReferenceEquals(metadata, snapshot.Metadata) ? result.Actions : result.Actions.Prepend(metadata);
        return Commit(transaction, files, actions, options, MergeDetails(command, result, files), cancellation);
    }

    private static Expression Parsed(Expression expression) =>
        expression is ExpressionString text ? SparkSqlParser.ParseExpression(text) : expression;

    private static CommitDetails MergeDetails(MergeIntoTable command, RowChangeResult result, TableFiles files) => new("MERGE")
    {
        Parameters = Details.Parameters(
            ("predicate", Details.Predicate(command.Condition)),
            ("matchedPredicates", MergeClauses.Describe(command.MatchedActions)),
            ("notMatchedPredicates", MergeClauses.Describe(command.NotMatchedActions)),
            ("notMatchedBySourcePredicates", MergeClauses.Describe(command.NotMatchedBySourceActions))),
        Metrics = Details.Metrics(
            ("numTargetRowsInserted", result.Sum(ChangeKind.Insert)),
            ("numTargetRowsUpdated", result.Sum(ChangeKind.Update)),
            ("numTargetRowsMatchedUpdated", result.Sum(ChangeKind.Update, ClauseOrigin.Matched)),
            ("numTargetRowsNotMatchedBySourceUpdated", result.Sum(ChangeKind.Update, ClauseOrigin.NotMatchedBySource)),
            ("numTargetRowsDeleted", result.Sum(ChangeKind.Delete)),
            ("numTargetRowsMatchedDeleted", result.Sum(ChangeKind.Delete, ClauseOrigin.Matched)),
            ("numTargetRowsNotMatchedBySourceDeleted", result.Sum(ChangeKind.Delete, ClauseOrigin.NotMatchedBySource)),
            ("numTargetRowsCopied", result.Copied),
            ("numOutputRows", result.RowsWritten),
            ("numTargetFilesAdded", result.Added.Count),
            ("numTargetFilesRemoved", result.Removed.Count),
            ("numTargetBytesAdded", files.Bytes),
            ("numTargetBytesRemoved", result.Removed.Sum(f => f.Size ?? 0)),
            ("numTargetDeletionVectorsAdded", result.VectorsAdded),
            ("numTargetDeletionVectorsUpdated", result.VectorsUpdated),
            ("numTargetDeletionVectorsRemoved", result.VectorsRemoved),
            ("numTargetChangeFilesAdded", result.Changes.Count)),
    };
}
