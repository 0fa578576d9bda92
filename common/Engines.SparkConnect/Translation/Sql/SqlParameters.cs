using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.SparkConnect.Translation.Sql;

/// <summary>Puts values where an SQL text has parameters: <c>:name</c> or <c>?</c> outside of texts, quoted names and comments.</summary>
internal static class SqlParameters
{
    private const string Unbound = "UNBOUND_SQL_PARAMETER";

    /// <summary>The text with its parameters filled in.</summary>
    /// <exception cref="AnalysisException">A parameter has no value.</exception>
    internal static string Fill(string sql, IReadOnlyDictionary<string, string> named, IReadOnlyList<string> positional)
    {
        if (named.Count == 0 && positional.Count == 0)
        {
            return sql;
        }

        var result = new StringBuilder(sql.Length);
        var used = 0;
        for (var i = 0; i < sql.Length;)
        {
            var end = EndOfQuoted(sql, i);
            if (end > i)
            {
                result.Append(sql, i, end - i);
                i = end;
            }
            else if (sql[i] == '?' && positional.Count > 0)
            {
                result.Append(used < positional.Count ? positional[used] : throw Missing($"?, the one at position {used}"));
                used++;
                i++;
            }
            else if (NameAt(sql, i) is { } name && named.Count > 0)
            {
                result.Append(named.TryGetValue(name, out var value) ? value : throw Missing(name));
                i += name.Length + 1;
            }
            else
            {
                result.Append(sql[i++]);
            }
        }

        return result.ToString();
    }

    private static AnalysisException Missing(string name) =>
        new(Unbound, string.Create(CultureInfo.InvariantCulture, $"The SQL text has a parameter without a value: {name}. Give it among the arguments of Sql."));

    // A colon right behind a name or bracket takes a part out of a variant or is half of a cast.
    private static string? NameAt(string sql, int start)
    {
        if (sql[start] != ':' || (start > 0 && (IsName(sql[start - 1]) || sql[start - 1] is ':' or ')' or ']' or '`' or '\'' or '"')))
        {
            return null;
        }

        var end = start + 1;
        while (end < sql.Length && IsName(sql[end]))
        {
            end++;
        }

        return end > start + 1 && !char.IsAsciiDigit(sql[start + 1]) ? sql[(start + 1)..end] : null;
    }

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    // Where the text, quoted name or comment that begins here ends; the start itself where none begins.
    private static int EndOfQuoted(string sql, int start) => sql[start] switch
    {
        '\'' or '"' => EndOfText(sql, start, escapes: !(start > 0 && sql[start - 1] is 'r' or 'R')),
        '`' => EndOfText(sql, start, escapes: false),
        '-' when Follows(sql, start, "--") => IndexAfter(sql, "\n", start),
        '/' when Follows(sql, start, "/*") => EndOfComment(sql, start),
        _ => start,
    };

    private static bool Follows(string sql, int start, string what) => string.CompareOrdinal(sql, start, what, 0, what.Length) == 0;

    private static int IndexAfter(string sql, string what, int start)
    {
        var index = sql.IndexOf(what, start, StringComparison.Ordinal);
        return index < 0 ? sql.Length : index + what.Length;
    }

    private static int EndOfText(string sql, int start, bool escapes)
    {
        for (var i = start + 1; i < sql.Length; i++)
        {
            if (escapes && sql[i] == '\\')
            {
                i++;
            }
            else if (sql[i] == sql[start])
            {
                return i + 1;
            }
        }

        return sql.Length;
    }

    // Comments nest.
    private static int EndOfComment(string sql, int start)
    {
        var depth = 0;
        for (var i = start; i < sql.Length; i++)
        {
            if (Follows(sql, i, "/*"))
            {
                depth++;
                i++;
            }
            else if (Follows(sql, i, "*/") && --depth == 0)
            {
                return i + 2;
            }
        }

        return sql.Length;
    }
}
