using SparkPersonalization.Engines.Contract.Cases.Plans;

namespace SparkPersonalization.Engines.Contract.Reports;

/// <summary>The whole queries on which the engines differ.</summary>
internal static class QueryReport
{
    internal static IEnumerable<string> Lines()
    {
        var cases = AllPlans.Cases;
        var gaps = cases.Where(c => c.Reason is not null).ToList();
        yield return $"{cases.Count} whole queries (joins, groupings, windows, set operations, SQL, empty input, odd names, errors) are compared; {cases.Count - gaps.Count} are answered alike."
            + (gaps.Count > 0 ? " These differ:" : "");
        foreach (var gap in gaps)
        {
            yield return $"- {gap.Name}: {gap.Reason}";
        }
    }
}
