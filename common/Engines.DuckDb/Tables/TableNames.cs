using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>Tables by name: the embedded engine has no catalog, so a name holds the path.</summary>
internal static class TableNames
{
    private const string Prefix = "delta.`";

    /// <summary>The path in a name such as <c>delta.`/lake/silver/events`</c>.</summary>
    internal static string Path(string identifier) =>
        identifier.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && identifier.EndsWith('`') && identifier.Length > Prefix.Length
            ? identifier[Prefix.Length..^1].Replace("``", "`", StringComparison.Ordinal)
            : throw new AnalysisException(
                "TABLE_OR_VIEW_NOT_FOUND",
                $"The table or view {identifier} cannot be found. Make a view of that name (CreateOrReplaceTempView), or name a Delta table by its path: delta.`/path/to/table`.");
}
