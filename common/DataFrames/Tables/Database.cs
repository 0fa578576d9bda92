namespace SparkPersonalization.DataFrames.Tables;

/// <summary>A database of a catalog; made by <see cref="Catalog.GetDatabase"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Catalog">The catalog, or null.</param>
/// <param name="Description">A note, or null.</param>
/// <param name="LocationUri">Where its tables lie, or null where they have no place of their own.</param>
public sealed record Database(string Name, string? Catalog, string? Description, string? LocationUri)
{
    internal static Database Of(Row row) => new(row.GetAs<string>(0), row.GetAs<string?>(1), row.GetAs<string?>(2), row.GetAs<string?>(3));
}
