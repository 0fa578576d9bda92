using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Engines.DuckDb.Persisting;
using SparkPersonalization.Engines.DuckDb.Translation;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Catalogs;

/// <summary>The files of plans whose rows are kept.</summary>
internal static class KeptFiles
{
    /// <summary>Whether a plan reads a directory or file, or what is in it.</summary>
    internal static bool AreInside(KeyValuePair<Relation, PersistedRows> plan, string path)
    {
        var root = LocalStorage.Instance.Canonical(path);
        return PlanFiles.Scans(plan.Value.Plan.Relation).Any(scan => Paths(scan).Any(file => StoragePath.IsInside(root, file)));
    }

    private static IEnumerable<string> Paths(BoundScan scan) =>
        (scan.Read is DataSource source ? source.Paths.Select(LocalStorage.Instance.Canonical) : []).Concat(PlanFiles.Of(scan));
}
