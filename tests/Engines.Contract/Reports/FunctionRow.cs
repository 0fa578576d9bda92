namespace SparkPersonalization.Engines.Contract.Reports;

/// <summary>What the suite knows of a function.</summary>
/// <param name="Name">Spark's name.</param>
/// <param name="OtherNames">Other names of it.</param>
/// <param name="Methods">The methods of <c>Functions</c> that call it.</param>
/// <param name="Cases">How many cases are about it.</param>
/// <param name="OnSpark">Why Spark does not run it, or null where it does.</param>
/// <param name="OnEmbedded">Whether the embedded engine runs any of its cases.</param>
/// <param name="Gaps">The reasons for which cases of it differ, with their numbers.</param>
internal sealed record FunctionRow(
    string Name, IReadOnlyList<string> OtherNames, IReadOnlyList<string> Methods, int Cases, string? OnSpark, bool OnEmbedded, IReadOnlyList<(string Reason, int Cases)> Gaps)
{
    internal bool IsEqual => OnSpark is null && OnEmbedded && Gaps.Count == 0;

    public override string ToString()
    {
        var names = string.Join(", ", OtherNames.Prepend(Name).Select(n => $"`{n.Replace("|", "\\|", StringComparison.Ordinal)}`"));
        var equal = OnSpark is not null ? OnSpark
            : Gaps.Count == 0 ? "yes"
            : string.Join("; ", Gaps.Select(g => $"{g.Reason} ({g.Cases} of {Cases} cases)"));
        return $"| {names} | {string.Join(", ", Methods)} | {(OnSpark is null ? "yes" : "no")} | {(OnEmbedded ? "yes" : "no")} | {equal.Replace("|", "\\|", StringComparison.Ordinal)} |";
    }
}
