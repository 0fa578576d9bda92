using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>The files that analysed plans read.</summary>
internal static class PlanFiles
{
    /// <summary>The reads of a plan.</summary>
    internal static IEnumerable<BoundScan> Scans(BoundRelation plan) => plan is BoundScan scan ? [scan] : plan.Inputs.SelectMany(Scans);

    /// <summary>The files of a read.</summary>
    internal static IReadOnlyList<string> Of(BoundScan scan) => scan.Source is IScanSource source ? source.FilePaths : [];
}
