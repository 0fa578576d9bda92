using SparkPersonalization.Engines.Contract.MicrosoftSpark;

namespace SparkPersonalization.Engines.Contract.Reports;

/// <summary>The members of Microsoft.Spark's API that are left out.</summary>
internal static class MemberReport
{
    internal static IEnumerable<string> Lines()
    {
        yield return "| member | why |";
        yield return "| --- | --- |";
        foreach (var group in MemberList.Excluded.GroupBy(m => m.Reason))
        {
            yield return $"| {string.Join(", ", group.Select(m => $"`{m.Type}.{m.Name}`"))} | {group.Key} |";
        }
    }
}
