using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.DuckDb.Files;
using SparkPersonalization.Engines.DuckDb.Tables;

namespace SparkPersonalization.Engines.DuckDb.Catalogs;

/// <summary>The answers to questions to the catalog, as rows.</summary>
internal static class CatalogAnswers
{
    private const string External = "EXTERNAL";
    private const string Temporary = "TEMPORARY";

    private static readonly Dictionary<Type, Func<CatalogQuery, SessionCatalog, IEnumerable<object?[]>>> Answers = new(
    [
        Entry<CurrentCatalog>((_, _) => One(SessionCatalog.Name)),
        Entry<CurrentDatabase>((_, _) => One(SessionCatalog.Database)),
        Entry<ListCatalogs>((q, _) => NamePattern.Filter(q.Pattern, [[SessionCatalog.Name, null]])),
        Entry<ListDatabases>((q, _) => NamePattern.Filter(q.Pattern, [Default])),
        Entry<ListTables>((q, catalog) => NamePattern.Filter(q.Pattern, Tables(q.DbName, catalog))),
        Entry<ListFunctions>((q, catalog) => NamePattern.Filter(q.Pattern, Functions(q.DbName, catalog))),
        Entry<ListColumns>((q, catalog) => Columns(catalog.Find(q.DbName is null ? q.TableName : SessionCatalog.OfCatalog(q.TableName, q.DbName)).Rows)),
        Entry<GetDatabase>((q, _) => SessionCatalog.IsDatabase(q.DbName) ? [Default] : throw SessionCatalog.NoDatabase(q.DbName)),
        Entry<GetTable>((q, catalog) => [Table(catalog.Find(SessionCatalog.Qualified(q.TableName, q.DbName)))]),
        Entry<GetFunction>((q, catalog) => [KnownFunctions.Find(q.FunctionName, q.DbName, catalog.Functions)]),
        Entry<DatabaseExists>((q, _) => One(SessionCatalog.IsDatabase(q.DbName))),
        Entry<TableExists>((q, catalog) => One(Exists(SessionCatalog.Qualified(q.TableName, q.DbName), catalog))),
        Entry<FunctionExists>((q, catalog) => One(KnownFunctions.Has(q.FunctionName, q.DbName, catalog.Functions))),
        Entry<IsCached>((q, catalog) => One(catalog.Find(q.TableName).View is { } view && catalog.Persisted.Find(view) is not null)),
    ]);

    // What the errors of a name that means nothing are called, by the kind of name.
    private static readonly string[] Missing = ["TABLE_OR_VIEW_NOT_FOUND", "PATH_NOT_FOUND", "DELTA_TABLE_NOT_FOUND", "UNABLE_TO_INFER_SCHEMA"];

    /// <summary>The question types that have an answer.</summary>
    internal static IReadOnlyCollection<Type> Known => Answers.Keys;

    /// <summary>Answers a question when its rows are taken.</summary>
    internal static TableFacts Of(CatalogQuery query, SessionCatalog catalog) => Answers.GetValueOrDefault(query.GetType()) is { } answer
        ? new TableFacts(query.Schema, query.GetType().Name, () => answer(query, catalog))
        : throw new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine's catalog does not answer {query.GetType().Name}.");

    private static object?[] Default => [SessionCatalog.Database, SessionCatalog.Name, "default database", null];

    private static IEnumerable<object?[]> One(object value) => [[value]];

    private static IEnumerable<object?[]> Tables(string? database, SessionCatalog catalog)
    {
        SessionCatalog.CheckDatabase(database);
        IEnumerable<object?[]> global = database is not null && SessionCatalog.IsSame(database, TemporaryViews.GlobalDatabase)
            ? catalog.Views.Names(isGlobal: true).Select(name => Table(name, null, [TemporaryViews.GlobalDatabase], Temporary))
            : [];
        return global.Concat(catalog.Views.Names(isGlobal: false).Select(name => Table(name, null, [], Temporary)));
    }

    private static IEnumerable<object?[]> Functions(string? database, SessionCatalog catalog)
    {
        SessionCatalog.CheckDatabase(database);
        return KnownFunctions.All(catalog.Functions);
    }

    private static object?[] Table(NamedRows named) => named.View is not null
        ? Table(named.Parts[^1], null, [.. named.Parts.SkipLast(1)], Temporary)
        : Table(named.Parts[^1], SessionCatalog.Name, [.. named.Parts.SkipLast(1)], External);

    private static object?[] Table(string name, string? catalog, object?[] database, string type) => [name, catalog, database, null, type, type == Temporary];

    private static IEnumerable<object?[]> Columns(BoundRelation rows)
    {
        var partitions = rows is BoundScan { Source: DeltaSource table } ? table.Scan.Snapshot.PartitionColumns : [];
        return rows.Schema.Select(f => (object?[])[f.Name, null, f.DataType.SimpleString, f.IsNullable, partitions.Contains(f.Name), false, false]);
    }

    private static bool Exists(string name, SessionCatalog catalog)
    {
        try
        {
            return catalog.Find(name).Parts.Count > 0;
        }
        catch (AnalysisException e) when (Missing.Contains(e.ErrorClass))
        {
            return false;
        }
    }

    private static KeyValuePair<Type, Func<CatalogQuery, SessionCatalog, IEnumerable<object?[]>>> Entry<T>(Func<T, SessionCatalog, IEnumerable<object?[]>> answer)
        where T : CatalogQuery => new(typeof(T), (query, catalog) => answer((T)query, catalog));
}
