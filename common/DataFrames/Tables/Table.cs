namespace SparkPersonalization.DataFrames.Tables;

/// <summary>A table or view of a catalog; made by <see cref="Catalog.GetTable(string)"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Catalog">The catalog, or null for a temporary view.</param>
/// <param name="Namespace">The parts of the name before it, or null.</param>
/// <param name="Description">A note, or null.</param>
/// <param name="TableType"><c>MANAGED</c>, <c>EXTERNAL</c>, <c>VIEW</c> or <c>TEMPORARY</c>.</param>
/// <param name="IsTemporary">Whether it is a temporary view.</param>
public sealed record Table(
    string Name, string? Catalog, IReadOnlyList<string>? Namespace, string? Description, string? TableType, bool IsTemporary)
{
    /// <summary>The database, or null where there is none.</summary>
    public string? Database => Namespace is [var name] ? name : null;

    internal static Table Of(Row row) => new(
        row.GetAs<string>(0), row.GetAs<string?>(1), CatalogNames.Of(row[2]), row.GetAs<string?>(3), row.GetAs<string?>(4), row.GetAs<bool>(5));
}
