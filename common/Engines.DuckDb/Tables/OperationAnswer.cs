using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Operations;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>What a command on a table answers, under the names of Delta's SQL statements.</summary>
internal static class OperationAnswer
{
    private const string Affected = "num_affected_rows";

    /// <summary>Nothing: a write answers no rows.</summary>
    internal static IReadOnlyList<Row> None(OperationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [];
    }

    /// <summary>A merge's counts; no row where the merge was there already.</summary>
    internal static IReadOnlyList<Row> Merge(OperationResult result)
    {
        var (updated, deleted, inserted) = (Count(result, "numTargetRowsUpdated"), Count(result, "numTargetRowsDeleted"), Count(result, "numTargetRowsInserted"));
        return Answer(result, (Affected, updated + deleted + inserted), ("num_updated_rows", updated), ("num_deleted_rows", deleted), ("num_inserted_rows", inserted));
    }

    /// <summary>How many rows an update changed.</summary>
    internal static IReadOnlyList<Row> Update(OperationResult result) => Answer(result, (Affected, Count(result, "numUpdatedRows")));

    /// <summary>How many rows a delete removed.</summary>
    internal static IReadOnlyList<Row> Delete(OperationResult result) => Answer(result, (Affected, Count(result, "numDeletedRows")));

    /// <summary>A row of counts.</summary>
    internal static Row Counts(params (string Name, long Count)[] counts) =>
        new(new StructType(counts.Select(c => new StructField(c.Name, new LongType()))), [.. counts.Select(c => (object?)c.Count)]);

    private static IReadOnlyList<Row> Answer(OperationResult result, params (string Name, long Count)[] counts) => result.Outcome == OperationOutcome.Skipped
        ? []
        : [Counts(counts)];

    private static long Count(OperationResult result, string metric) =>
        result.Metrics.TryGetValue(metric, out var text) && text is not null ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
}
