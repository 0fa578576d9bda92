using SparkPersonalization.Engines.Contract.Cases.Files;
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
        yield return "";
        foreach (var gap in gaps)
        {
            yield return $"- {gap.Name}: {gap.Reason}";
        }

        var reads = ReadCases.All().Select(c => (c.Name, c.Reason)).ToList();
        var files = reads.Concat(WriteCase.All.Select(c => (c.Name, c.Reason))).ToList();
        yield return "";
        yield return $"{files.Count} uses of readers and writers with their options are compared over the same files; {files.Count(f => f.Reason is null)} are answered alike. These differ:";
        yield return "";
        foreach (var (name, reason) in files.Where(f => f.Reason is not null))
        {
            yield return $"- {name}: {reason}";
        }
    }
}
