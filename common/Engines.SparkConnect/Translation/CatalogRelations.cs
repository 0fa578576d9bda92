using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.Engines.SparkConnect.Translation.PlanTranslator;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Questions to the catalog.</summary>
internal static class CatalogRelations
{
    internal static IEnumerable<KeyValuePair<Type, RelationWriter>> Table =>
    [
        Ask<CurrentCatalog>(_ => new() { CurrentCatalog = new() }),
        Ask<CurrentDatabase>(_ => new() { CurrentDatabase = new() }),
        Ask<ListCatalogs>(q => new() { ListCatalogs = CatalogParts.Pattern(q.Pattern) }),
        Ask<ListDatabases>(q => new() { ListDatabases = CatalogParts.Pattern(q.Pattern) }),
        Ask<ListTables>(q => new() { ListTables = CatalogParts.Pattern(q.DbName, q.Pattern) }),
        Ask<ListFunctions>(q => new() { ListFunctions = CatalogParts.Pattern(q.DbName, q.Pattern) }),
        Ask<ListColumns>(q => new() { ListColumns = CatalogParts.Named(q.TableName, q.DbName) }),
        Ask<GetDatabase>(q => new() { GetDatabase = CatalogParts.Named(q.DbName) }),
        Ask<GetTable>(q => new() { GetTable = CatalogParts.Named(q.TableName, q.DbName) }),
        Ask<GetFunction>(q => new() { GetFunction = CatalogParts.Named(q.FunctionName, q.DbName) }),
        Ask<DatabaseExists>(q => new() { DatabaseExists = CatalogParts.Named(q.DbName) }),
        Ask<TableExists>(q => new() { TableExists = CatalogParts.Named(q.TableName, q.DbName) }),
        Ask<FunctionExists>(q => new() { FunctionExists = CatalogParts.Named(q.FunctionName, q.DbName) }),
        Ask<IsCached>(q => new() { IsCached = CatalogParts.Named(q.TableName) }),
    ];

    private static KeyValuePair<Type, RelationWriter> Ask<T>(Func<T, Wire.Catalog> write)
        where T : CatalogQuery => Entry<T>((query, _) => new Wire.Relation { Catalog = write(query) });
}
