using SparkPersonalization.Engines.Contract.Cases.Files;
using SparkPersonalization.Engines.Contract.Cases.Plans;

namespace SparkPersonalization.Engines.Contract.Reports;

/// <summary>How many whole queries and uses of files the engines answer alike, and on which they differ.</summary>
internal static class QueryReport
{
    internal static IEnumerable<string> Lines()
    {
        yield return $"{AllPlans.Cases.Count} whole queries (joins, groupings, windows, set operations, statistics, SQL, empty input, odd names, errors) are compared; all are answered alike.";
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
