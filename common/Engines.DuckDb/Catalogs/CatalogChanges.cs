using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Files;

namespace SparkPersonalization.Engines.DuckDb.Catalogs;

/// <summary>The changes of the catalog and of the rows that are kept by name.</summary>
internal static class CatalogChanges
{
    private static readonly StructType Answer = new(new StructField("value", new BooleanType()));

    private static readonly Dictionary<Type, Func<Command, SessionCatalog, IReadOnlyList<Row>>> Changes = new(
    [
        Entry<SetCurrentCatalog>((c, _) => SessionCatalog.IsSame(c.CatalogName, SessionCatalog.Name)
            ? []
            : throw new AnalysisException("CATALOG_NOT_FOUND", $"The catalog `{c.CatalogName}` was not found: the embedded engine has {SessionCatalog.Name} alone.")),
        Entry<SetCurrentDatabase>((c, _) => SessionCatalog.IsDatabase(c.DbName) ? [] : throw SessionCatalog.NoDatabase(c.DbName)),
        Entry<DropTempView>((c, catalog) => [new Row(Answer, Drop(TemporaryViews.Local(c.ViewName), catalog))]),
        Entry<DropGlobalTempView>((c, catalog) => [new Row(Answer, Drop(TemporaryViews.Global(c.ViewName), catalog))]),
        Entry<DropView>((c, catalog) => Drop(c.ViewName, catalog) || c.IfExists ? [] : throw NoView(c.ViewName)),
        Entry<RegisterFunction>((c, catalog) => Done(() => catalog.Functions.Add(c))),
        Entry<CacheTable>((c, catalog) => Cached(c.TableName, c.StorageLevel, catalog)),
        Entry<CacheTableNow>((c, catalog) => CachedNow(c.TableName, catalog)),
        Entry<UncacheTable>((c, catalog) => Uncached(catalog.View(c.TableName), catalog)),
        Entry<UncacheIfExists>((c, catalog) => catalog.Views.Find(c.TableName) is { } view ? Uncached(view, catalog) : []),
        Entry<ClearCache>((_, catalog) => Done(catalog.Persisted.Clear)),
        Entry<RefreshTable>((c, catalog) => Refreshed(c.TableName, catalog)),
        Entry<RefreshByPath>((c, catalog) => Done(() => catalog.Persisted.Refresh(plan => KeptFiles.AreInside(plan, c.Path)))),
        Entry<RecoverPartitions>((c, catalog) => throw NoPartitions(catalog.Find(c.TableName))),
        Entry<CreateTable>((c, _) => throw new AnalysisException(
            "UNSUPPORTED_FEATURE",
            $"The embedded engine makes no table {c.TableName}: it has none by name. Write to a path (df.Write().Format(...).Save(path)), read it, and name it by CreateOrReplaceTempView(\"{c.TableName}\").")),
    ]);

    /// <summary>The change types that are known.</summary>
    internal static IReadOnlyCollection<Type> Known => Changes.Keys;

    /// <summary>Makes a change; null where the command is none.</summary>
    internal static IReadOnlyList<Row>? TryRun(Command command, SessionCatalog catalog) => Changes.GetValueOrDefault(command.GetType())?.Invoke(command, catalog);

    private static bool Drop(string view, SessionCatalog catalog)
    {
        if (catalog.Views.Remove(view) is not { } plan)
        {
            return false;
        }

        catalog.Persisted.Remove(plan);
        return true;
    }

    private static IReadOnlyList<Row> Cached(string view, StorageLevel? level, SessionCatalog catalog)
    {
        catalog.Persisted.Add(catalog.View(view), level ?? StorageLevel.MEMORY_AND_DISK);
        return [];
    }

    private static IReadOnlyList<Row> CachedNow(string view, SessionCatalog catalog)
    {
        Cached(view, null, catalog);
        return Done(() => catalog.Persisted.Find(catalog.View(view))?.Settle(CancellationToken.None));
    }

    private static IReadOnlyList<Row> Uncached(Relation view, SessionCatalog catalog) => Done(() => catalog.Persisted.Remove(view));

    private static IReadOnlyList<Row> Refreshed(string name, SessionCatalog catalog)
    {
        var found = catalog.Find(name);
        return Done(() => catalog.Persisted.Refresh(plan => ReferenceEquals(plan.Key, found.View)));
    }

    private static IReadOnlyList<Row> Done(Action change)
    {
        change();
        return [];
    }

    private static AnalysisException NoView(string name) => new(
        "TABLE_OR_VIEW_NOT_FOUND", $"The view {name} cannot be found. Leave it, or say DROP VIEW IF EXISTS.");

    private static AnalysisException NoPartitions(NamedRows rows) => new(
        "UNSUPPORTED_FEATURE", $"There are no partitions of {string.Join('.', rows.Parts)} to recover: the embedded engine finds the directories of a path at each read.");

    private static KeyValuePair<Type, Func<Command, SessionCatalog, IReadOnlyList<Row>>> Entry<T>(Func<T, SessionCatalog, IReadOnlyList<Row>> change)
        where T : Command => new(typeof(T), (command, catalog) => change((T)command, catalog));
}
