using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Plans.PlanCase;

namespace SparkPersonalization.Engines.Contract.Cases.Plans;

/// <summary>What the embedded engine lacks or does otherwise; a case that closes belongs among the others.</summary>
internal static class GapCases
{
    internal static IEnumerable<PlanCase> All()
    {
        yield return Gap("dates and times", "names: whether a date is moved by days is not known where names are made", "embedded:", d => d.Select(Year(Col("day")), DateAdd(Col("day"), 1), DateFormat(Col("at"), "yyyy-MM-dd HH:mm:ss.SSS"), DateTrunc("hour", Col("at")), UnixMicros(Col("at")), Expr("day - INTERVAL 1 DAY"), Expr("at + INTERVAL '1 02:03:04' DAY TO SECOND")).Filter(Lit(true)));
        yield return Gap("observed metrics", "observed metrics are not there", "does not run CollectMetrics yet", d => d.Observe("m", Count(Lit(1)).As("n")).Select("id"));
    }
}
