namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>
/// The list of statements on which the embedded engine is not held to Spark's answer, in <c>*-gaps.txt</c>: parts headed <c>excluded: reason</c>
/// or <c>gap: reason</c>, each with lines <c>function name</c> for all statements of a function, or <c>statement sql</c> for one.
/// </summary>
internal sealed class GapList
{
    private const string Excluded = "excluded: ";
    private const string Gap = "gap: ";
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);

    internal GapList(IEnumerable<string> lines)
    {
        var part = "";
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line.StartsWith(Excluded, StringComparison.Ordinal) || line.StartsWith(Gap, StringComparison.Ordinal))
            {
                part = line;
            }
            else if (!_parts.TryAdd(line, part))
            {
                throw new FormatException($"The list of gaps names this twice: {line}");
            }
        }
    }

    /// <summary>The entries of the list.</summary>
    internal IEnumerable<string> Entries => _parts.Keys;

    internal bool IsExcluded(SparkStatement statement) => Part(statement)?.StartsWith(Excluded, StringComparison.Ordinal) == true;

    internal bool IsGap(SparkStatement statement) => Part(statement)?.StartsWith(Gap, StringComparison.Ordinal) == true;

    /// <summary>The heading under which a statement is listed, or null.</summary>
    internal string? Part(SparkStatement statement) => _parts.GetValueOrDefault(OfStatement(statement)) ?? _parts.GetValueOrDefault(OfFunction(statement));

    internal static string OfStatement(SparkStatement statement) => $"statement {statement.Sql.ReplaceLineEndings("\\n")}";

    internal static string OfFunction(SparkStatement statement) => $"function {statement.Function}";
}
