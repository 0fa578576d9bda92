using System.Text;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Names as in SQL: parts divided by points, odd ones in back-quotes.</summary>
internal static class NameParts
{
    internal static IReadOnlyList<string> Parse(string identifier)
    {
        // Most names have one part.
        if (identifier.Length > 0 && identifier.AsSpan().IndexOfAny('.', '`') < 0)
        {
            return [identifier];
        }

        var parts = new List<string>();
        var part = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < identifier.Length; i++)
        {
            var c = identifier[i];
            if (quoted && c == '`' && i + 1 < identifier.Length && identifier[i + 1] == '`')
            {
                part.Append('`');
                i++;
            }
            else if (c == '`')
            {
                quoted = !quoted;
            }
            else if (c == '.' && !quoted)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(c);
            }
        }

        parts.Add(part.ToString());
        return quoted || parts.Contains("")
            ? throw new AnalysisException("INVALID_ATTRIBUTE_NAME_SYNTAX", $"'{identifier}' is not a column name: back-quotes come in pairs, and no part is empty.")
            : parts;
    }

    /// <summary>The name in back-quotes, as Spark's messages show it.</summary>
    internal static string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    internal static string Quote(IEnumerable<string> parts) => string.Join('.', parts.Select(Quote));
}
