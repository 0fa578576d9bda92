using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Personalization.Tables;

/// <summary>Columns whose names are not ours, and may have dots and other signs in them.</summary>
internal static class ColumnNames
{
    /// <summary>A name as SQL takes it, whatever is in it.</summary>
    internal static string Quoted(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>The column of exactly this name.</summary>
    internal static Column Col(string name) => Functions.Col(Quoted(name));
}
