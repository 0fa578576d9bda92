using System.Collections.Concurrent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>A session's temporary views: plans by name. Case does not count, and names are kept in lower case, as Spark does.</summary>
internal sealed class TemporaryViews
{
    /// <summary>The database of the views of all sessions.</summary>
    internal const string GlobalDatabase = "global_temp";

    private static readonly ConcurrentDictionary<string, Relation> OfAll = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Relation> _local = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a view of the session, given without back-quotes.</summary>
    internal static string Local(string name) => NameParts.Quote(name);

    /// <summary>The name of a view of all sessions, given without back-quotes and database.</summary>
    internal static string Global(string name) => $"{GlobalDatabase}.{NameParts.Quote(name)}";

    internal void Add(CreateDataFrameView view)
    {
        var views = view.IsGlobal ? OfAll : _local;
        var name = Key(view.Name);
        if (view.Replace)
        {
            views[name] = view.Input;
        }
        else if (!views.TryAdd(name, view.Input))
        {
            throw new AnalysisException("TEMP_TABLE_OR_VIEW_ALREADY_EXISTS", $"There is a temporary view `{view.Name}` already: drop it, or replace it.");
        }
    }

    /// <summary>The plan behind a name, or null.</summary>
    internal Relation? Find(string name) => Place(name) is ({ } views, var key) ? views.GetValueOrDefault(key) : null;

    /// <summary>Forgets a view.</summary>
    /// <returns>Its plan, or null where there was none.</returns>
    internal Relation? Remove(string name) => Place(name) is ({ } views, var key) && views.TryRemove(key, out var plan) ? plan : null;

    /// <summary>The names of the views, in order.</summary>
    internal IReadOnlyList<string> Names(bool isGlobal) => [.. (isGlobal ? OfAll : _local).Keys.Order(StringComparer.Ordinal)];

    private (ConcurrentDictionary<string, Relation>? Views, string Key) Place(string name) => NameParts.Parse(name) switch
    {
        [var view] => (_local, view),
        [var database, var view] when string.Equals(database, GlobalDatabase, StringComparison.OrdinalIgnoreCase) => (OfAll, view),
        _ => (null, name),
    };

    private static string Key(string name) => NameParts.Parse(name) is [var key]
        ? key.ToLowerInvariant()
        : throw new AnalysisException("TEMP_VIEW_NAME_TOO_MANY_NAME_PARTS", $"A temporary view has a name of one part, not {name}.");
}
