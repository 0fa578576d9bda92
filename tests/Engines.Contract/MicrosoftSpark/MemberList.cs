using SparkPersonalization.Engines.Contract.Cases;

namespace SparkPersonalization.Engines.Contract.MicrosoftSpark;

/// <summary>A member of Microsoft.Spark's public API.</summary>
/// <param name="Type">The type.</param>
/// <param name="Name">The member.</param>
/// <param name="Reason">Why it is left out here, or null where it is there.</param>
internal sealed record ListedMember(string Type, string Name, string? Reason);

/// <summary>
/// Microsoft.Spark's documented members, in <c>Cases/Members/microsoft-spark.txt</c>: a type and its members in a line; behind <c>excluded:
/// reason</c> those that are left out.
/// </summary>
internal static class MemberList
{
    private const string Heading = "excluded: ";
    private const string Included = "included";

    internal static IReadOnlyList<ListedMember> All { get; } = [.. Read()];

    internal static IEnumerable<ListedMember> Excluded => All.Where(m => m.Reason is not null);

    private static IEnumerable<ListedMember> Read()
    {
        string? reason = null;
        foreach (var line in CaseFile.Lines("Members/microsoft-spark.txt"))
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal) || line == Included)
            {
                reason = line == Included ? null : line[Heading.Length..];
                continue;
            }

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            foreach (var name in line[(colon + 2)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return new ListedMember(line[..colon], name, reason);
            }
        }
    }
}
