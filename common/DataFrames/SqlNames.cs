namespace SparkPersonalization.DataFrames;

/// <summary>Names in SQL texts.</summary>
internal static class SqlNames
{
    /// <summary>The name in back-quotes, so that no character of it means anything.</summary>
    internal static string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
}
