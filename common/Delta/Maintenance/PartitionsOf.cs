using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>The files of the partitions for which a condition is true.</summary>
internal static class PartitionsOf
{
    /// <exception cref="DeltaOperationException">The condition asks for anything but partition columns.</exception>
    internal static IReadOnlyList<AddFile> Files(IPlanRunner runner, Snapshot snapshot, Expression? condition)
    {
        if (condition is null)
        {
            return [.. snapshot.Files];
        }

        var parsed = Parsed(condition);
        var columns = new TargetColumns(snapshot.Schema, alias: null);
        if (!PartitionFilter.Decides(parsed, snapshot.Metadata, columns))
        {
            throw NotOfPartitions(parsed, snapshot);
        }

        return PartitionFilter.Matching(runner, parsed, snapshot.Metadata, alias: null, [.. snapshot.FilesMatching(Pruning.Predicate(parsed, columns))]);
    }

    // Conditions given one by one are joined by AND, each a text.
    private static Expression Parsed(Expression condition) => condition switch
    {
        ExpressionString text => SparkSqlParser.ParseExpression(text),
        UnresolvedFunction call => call with { Arguments = [.. call.Arguments.Select(Parsed)] },
        _ => condition,
    };

    private static DeltaOperationException NotOfPartitions(Expression condition, Snapshot snapshot)
    {
        var other = Names(condition).FirstOrDefault(name => !snapshot.PartitionColumns.Contains(ColumnNames.Parts(name)[0], StringComparer.OrdinalIgnoreCase));
        var columns = $"[{string.Join(", ", snapshot.PartitionColumns)}]";
        return new DeltaOperationException(
            "DELTA_NON_PARTITION_COLUMN_REFERENCE",
            other is null
                ? $"The condition cannot be decided by the partition columns {columns} alone. Compare them with constants."
                : $"Predicate references non-partition column '{other}'. Only the partition columns may be referenced: {columns}");
    }

    private static IEnumerable<string> Names(Expression expression) => expression switch
    {
        UnresolvedAttribute attribute => [attribute.UnparsedIdentifier],
        UnresolvedFunction call => call.Arguments.SelectMany(Names),
        Cast cast => Names(cast.Child),
        _ => [],
    };
}
