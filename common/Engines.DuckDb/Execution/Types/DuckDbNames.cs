namespace SparkPersonalization.Engines.DuckDb.Execution.Types;

/// <summary>Names and texts as DuckDB's SQL writes them.</summary>
internal static class DuckDbNames
{
    /// <summary>A name in double quotes, so that any text is a name.</summary>
    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text literal.</summary>
    internal static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
