namespace SparkPersonalization.DataFrames.Tables;

/// <summary>A function of a catalog; made by <see cref="Catalog.GetFunction(string)"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Catalog">The catalog, or null for one that is built in.</param>
/// <param name="Namespace">The parts of the name before it, or null.</param>
/// <param name="Description">What it does, or null.</param>
/// <param name="ClassName">The Java class that computes it, or null where there is no JVM.</param>
/// <param name="IsTemporary">Whether it belongs to no catalog, as those that are built in.</param>
public sealed record Function(
    string Name, string? Catalog, IReadOnlyList<string>? Namespace, string? Description, string? ClassName, bool IsTemporary)
{
    /// <summary>The database, or null where there is none.</summary>
    public string? Database => Namespace is [var name] ? name : null;

    internal static Function Of(Row row) => new(
        row.GetAs<string>(0), row.GetAs<string?>(1), CatalogNames.Of(row[2]), row.GetAs<string?>(3), row.GetAs<string?>(4), row.GetAs<bool>(5));
}
