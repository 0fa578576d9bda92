using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>
/// Queries over files that DuckDB plans once. It plans such a statement when it is prepared and again when it starts, in case the files have
/// changed; with a parameter it waits for its value before it plans at all.
/// </summary>
internal static class PlannedOnce
{
    /// <summary>The values of the query's parameters.</summary>
    internal static readonly IReadOnlyList<SqlParameter> Parameters = [new(new BooleanType(), true)];

    /// <summary>A query with the same rows in the same order.</summary>
    internal static string Sql(string query) => $"SELECT * FROM ({query}) WHERE ?";
}
