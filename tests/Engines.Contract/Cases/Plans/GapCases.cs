using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Plans.PlanCase;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>What the embedded engine lacks or does otherwise; a case that closes belongs among the others.</summary>
internal static class GapCases
{
    internal static IEnumerable<PlanCase> All()
    {
        yield return Gap("observed metrics", "observed metrics are not there", "does not run CollectMetrics yet", d => d.Observe("m", Count(Lit(1)).As("n")).Select("id"));
    }
}
