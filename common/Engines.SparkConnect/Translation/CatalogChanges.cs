using SparkPersonalization.DataFrames.Plans;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Changes of the catalog.</summary>
internal static class CatalogChanges
{
    private static readonly Dictionary<Type, Func<CatalogCommand, Wire.Catalog>> Writers = new(
    [
        Entry<SetCurrentCatalog>(c => new() { SetCurrentCatalog = CatalogParts.Named(c.CatalogName) }),
        Entry<SetCurrentDatabase>(c => new() { SetCurrentDatabase = CatalogParts.Named(c.DbName) }),
        Entry<DropTempView>(c => new() { DropTempView = CatalogParts.Named(c.ViewName) }),
        Entry<DropGlobalTempView>(c => new() { DropGlobalTempView = CatalogParts.Named(c.ViewName) }),
        Entry<CacheTable>(c => new() { CacheTable = Cached(c) }),
        Entry<UncacheTable>(c => new() { UncacheTable = CatalogParts.Named(c.TableName) }),
        Entry<ClearCache>(_ => new() { ClearCache = new() }),
        Entry<RefreshTable>(c => new() { RefreshTable = CatalogParts.Named(c.TableName) }),
        Entry<RefreshByPath>(c => new() { RefreshByPath = CatalogParts.Named(c.Path) }),
        Entry<RecoverPartitions>(c => new() { RecoverPartitions = CatalogParts.Named(c.TableName) }),
        Entry<CreateTable>(c => new() { CreateTable = Created(c) }),
    ]);

    /// <summary>The node types that have a writer.</summary>
    internal static IReadOnlyCollection<Type> Known => Writers.Keys;

    /// <summary>A change.</summary>
    internal static Wire.Relation Of(CatalogCommand change) =>
        new() { Catalog = (Writers.GetValueOrDefault(change.GetType()) ?? throw Untranslatable.NoWriter(change.GetType()))(change) };

    private static Wire.Catalog.Types.CacheTable Cached(CacheTable cache)
    {
        var result = new Wire.Catalog.Types.CacheTable { TableName = cache.TableName };
        if (cache.StorageLevel is { } level)
        {
            result.StorageLevel = StorageLevels.Of(level);
        }

        return result;
    }

    private static Wire.Catalog.Types.CreateTable Created(CreateTable create)
    {
        var result = new Wire.Catalog.Types.CreateTable { TableName = create.TableName, Options = { create.Options.ToMap() } };
        if (create.Path is { } path)
        {
            result.Path = path;
        }

        if (create.Source is { } source)
        {
            result.Source = source;
        }

        if (create.Description is { } description)
        {
            result.Description = description;
        }

        if (create.Schema is { } schema)
        {
            result.Schema = DataTypes.Of(schema);
        }

        return result;
    }

    private static KeyValuePair<Type, Func<CatalogCommand, Wire.Catalog>> Entry<T>(Func<T, Wire.Catalog> write)
        where T : CatalogCommand => new(typeof(T), change => write((T)change));
}
