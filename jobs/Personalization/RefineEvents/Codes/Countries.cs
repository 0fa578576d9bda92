using SparkPersonalization.DataFrames;
using static SparkPersonalization.DataFrames.Functions;

namespace SparkPersonalization.Personalization.RefineEvents.Codes;

/// <summary>
/// Countries by ISO 3166-1. <c>countries.txt</c> has a line for each: the code of two letters, then other spellings in capitals, which are
/// the code of three letters, the names of the standard, and names in common use.
/// </summary>
internal static class Countries
{
    private static readonly IReadOnlyList<string[]> All = [.. CodeList.Lines("countries.txt").Select(line => line.Split('|'))];

    /// <summary>A country's code of two letters from any of its spellings; null where it is none.</summary>
    internal static Column Code(Column country)
    {
        var spelling = Upper(Trim(country));
        var names = All.SelectMany(names => names.Skip(1).SelectMany(name => new[] { Lit(name), Lit(names[0]) })).ToArray();
        // Nearly all are codes already; a map is searched from its start.
        return When(CodeList.Has(spelling, [.. All.Select(names => names[0])]), spelling).When(spelling.IsNotNull(), TryElementAt(Map(names), spelling));
    }
}
