using SparkPersonalization.Engines.Contract.Cases;

namespace SparkPersonalization.Engines.Contract.Evaluation;

/// <summary>A difference between the engines that is known.</summary>
/// <param name="Reason">Why it is there.</param>
/// <param name="Difference">What the embedded engine answers instead (<see cref="Answer.DifferenceFrom"/>).</param>
/// <param name="Case">The case's text.</param>
internal sealed record KnownGap(string Reason, string Difference, string Case);

/// <summary>The known differences, in <c>Cases/gaps.txt</c>.</summary>
internal static class GapFile
{
    private const string Heading = "gap: ";
    private const string Bar = " | ";

    internal static IReadOnlyDictionary<string, KnownGap> All { get; } = Read().ToDictionary(g => g.Case, StringComparer.Ordinal);

    private static IEnumerable<KnownGap> Read()
    {
        var reason = "";
        foreach (var line in CaseFile.Lines("gaps.txt"))
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal))
            {
                reason = line[Heading.Length..];
                continue;
            }

            var bar = line.IndexOf(Bar, StringComparison.Ordinal);
            yield return new KnownGap(reason, line[..bar], line[(bar + Bar.Length)..]);
        }
    }
}
