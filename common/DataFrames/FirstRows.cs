using System.Globalization;

namespace SparkPersonalization.DataFrames;

/// <summary>The first rows of a DataFrame, for people.</summary>
/// <param name="Cells">The rows' values as texts.</param>
/// <param name="HasMore">Whether the DataFrame has more rows.</param>
internal sealed record FirstRows(IReadOnlyList<string[]> Cells, bool HasMore)
{
    /// <summary>What Spark writes under a table where there are more rows.</summary>
    internal string TopOnly => string.Create(CultureInfo.InvariantCulture, $"only showing top {Cells.Count} {(Cells.Count == 1 ? "row" : "rows")}");
}
