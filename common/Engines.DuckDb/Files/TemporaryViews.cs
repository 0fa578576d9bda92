using System.Collections.Concurrent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>A session's temporary views: plans by name. Case does not count.</summary>
internal sealed class TemporaryViews
{
    private const string GlobalDatabase = "global_temp.";
    private static readonly ConcurrentDictionary<string, Relation> Global = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Relation> _local = new(StringComparer.OrdinalIgnoreCase);

    internal void Add(CreateDataFrameView view)
    {
        var views = view.IsGlobal ? Global : _local;
        if (view.Replace)
        {
            views[view.Name] = view.Input;
        }
        else if (!views.TryAdd(view.Name, view.Input))
        {
            throw new AnalysisException("TEMP_TABLE_OR_VIEW_ALREADY_EXISTS", $"There is a temporary view `{view.Name}` already: drop it, or replace it.");
        }
    }

    /// <summary>The plan behind a name, or null.</summary>
    internal Relation? Find(string name) => name.StartsWith(GlobalDatabase, StringComparison.OrdinalIgnoreCase)
        ? Global.GetValueOrDefault(name[GlobalDatabase.Length..].Trim('`'))
        : _local.GetValueOrDefault(name.Trim('`'));
}
