using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Operations;

public sealed partial class DeltaOperations
{
    private FileChange ReplaceWhere(Transaction transaction, TableFiles files, PreparedWrite write, ReplacedRows replaced)
    {
        var snapshot = Existing(transaction);
        var condition = replaced.Condition;
        var columns = new TargetColumns(snapshot.Schema, alias: null);
        var candidates = transaction.Read(Pruning.Predicate(condition, columns));
        // Where nothing is replaced, rows are only added.
        var rows = condition is Literal { Value: false } ? write.Rows : Confined(write, replaced);
        if (PartitionFilter.Decides(condition, snapshot.Metadata, columns))
        {
            var whole = PartitionFilter.Matching(_runner, condition, snapshot.Metadata, alias: null, candidates);
            return new FileChange(files.WriteData(rows, write.Metadata), Removed(whole), []);
        }

        var deleted = Delete(files, snapshot, write.Metadata, condition, candidates);
        return deleted.Changes.Count == 0
            ? new FileChange([.. deleted.After, .. files.WriteData(rows, write.Metadata)], [.. deleted.Before], [])
            : WithFeed(files, deleted, rows, write.Metadata);
    }

    // Where a commit has change files, they are its whole feed, so the new rows must be in it.
    private FileChange WithFeed(TableFiles files, RowChangeResult deleted, Relation rows, Metadata metadata)
    {
        using var staged = _runner.Stage(rows);
        var inserted = Nodes.Select(staged.Rows, [new UnresolvedStar(), Nodes.As(Nodes.Text(ChangeColumns.Insert), ChangeColumns.Type)]);
        return new FileChange(
            [.. deleted.After, .. files.WriteData(staged.Rows, metadata)],
            [.. deleted.Before],
            [.. deleted.Changes, .. files.WriteChanges(inserted, metadata)]);
    }

    // The first column carries the check, so that it is made once for each row.
    private static Relation Confined(PreparedWrite write, ReplacedRows replaced)
    {
        var error = Nodes.Call("raise_error", Nodes.Text(
            $"[DELTA_REPLACE_WHERE_MISMATCH] Written data does not conform to partial table overwrite condition or constraint '{replaced.Text}'."));
        return Nodes.Select(write.Rows, write.Metadata.Schema.Select((field, i) => i > 0 ? Nodes.Column(field.Name) : Nodes.As(
            Nodes.Call("when", Nodes.Not(Nodes.IsTrue(replaced.Condition)), new Cast(error, field.DataType), Nodes.Column(field.Name)), field.Name)));
    }
}
