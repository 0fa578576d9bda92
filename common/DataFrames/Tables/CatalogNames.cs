namespace SparkPersonalization.DataFrames.Tables;

/// <summary>Names in the rows of a catalog's answers.</summary>
internal static class CatalogNames
{
    /// <summary>The parts of a name.</summary>
    /// <param name="value">An array of texts, or null.</param>
    internal static IReadOnlyList<string>? Of(object? value) => value is object?[] parts ? [.. parts.Cast<string>()] : null;
}
