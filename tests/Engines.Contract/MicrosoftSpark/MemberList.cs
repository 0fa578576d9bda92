using SparkPersonalization.Engines.Contract.Cases;

namespace SparkPersonalization.Engines.Contract.MicrosoftSpark;

/// <summary>A member of Microsoft.Spark's public API.</summary>
/// <param name="Type">The type.</param>
/// <param name="Signature">The member as C# declares it, or null for all that the type has.</param>
/// <param name="Reason">Why it is left out here, or null where it is there.</param>
internal sealed record ListedMember(string Type, string? Signature, string? Reason)
{
    /// <inheritdoc/>
    public override string ToString() => Signature is null ? Type : $"{Type}: {Signature}";
}

/// <summary>
/// Microsoft.Spark's public members, in <c>Cases/Members/microsoft-spark.txt</c>: a type and one member's signature in a line; behind <c>excluded:
/// reason</c> those that are left out.
/// </summary>
internal static class MemberList
{
    private const string Heading = "excluded: ";
    private const string IncludedHeading = "included";

    internal static IReadOnlyList<ListedMember> All { get; } = [.. Read()];

    internal static IEnumerable<ListedMember> Included => All.Where(m => m.Reason is null);

    internal static IEnumerable<ListedMember> Excluded => All.Where(m => m.Reason is not null);

    private static IEnumerable<ListedMember> Read()
    {
        string? reason = null;
        foreach (var line in CaseFile.Lines("Members/microsoft-spark.txt"))
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal) || line == IncludedHeading)
            {
                reason = line == IncludedHeading ? null : line[Heading.Length..];
                continue;
            }

            yield return line.Split(": ", 2) is [var type, var signature] ? new ListedMember(type, signature, reason) : new ListedMember(line, null, reason);
        }
    }
}
