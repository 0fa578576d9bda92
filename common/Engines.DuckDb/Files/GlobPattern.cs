using System.Text;
using System.Text.RegularExpressions;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>Patterns of names as Hadoop has them: <c>*</c>, <c>?</c>, <c>[a-c]</c>, <c>[^a]</c> and <c>{a,b}</c>.</summary>
internal static class GlobPattern
{
    private const string Signs = "*?[{";

    /// <summary>Whether a path has signs of a pattern.</summary>
    internal static bool IsGlob(string path) => path.AsSpan().ContainsAny(Signs);

    /// <summary>A pattern for one name, which has no slash.</summary>
    internal static Regex Of(string pattern)
    {
        var regex = new StringBuilder("^");
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var close = pattern[i] == '[' ? pattern.IndexOf(']', i + 1) : -1;
            if (close > 0)
            {
                regex.Append(Class(pattern[(i + 1)..close]));
                i = close;
                continue;
            }

            depth += pattern[i] == '{' ? 1 : pattern[i] == '}' && depth > 0 ? -1 : 0;
            regex.Append(pattern[i] switch
            {
                '*' => ".*",
                '?' => ".",
                '{' => "(?:",
                '}' => ")",
                ',' when depth > 0 => "|",
                '\\' when i + 1 < pattern.Length => Regex.Escape(pattern[++i].ToString()),
                var c => Regex.Escape(c.ToString()),
            });
        }

        return new Regex(regex.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(10));
    }

    /// <summary>The patterns that one with braces stands for, of which each may name other directories.</summary>
    internal static IEnumerable<string> Choices(string pattern)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : pattern.IndexOf('}', open);
        return close < 0
            ? [pattern]
            : pattern[(open + 1)..close].Split(',').SelectMany(choice => Choices(pattern[..open] + choice + pattern[(close + 1)..]));
    }

    private static string Class(string content)
    {
        var isOther = content.StartsWith('^') || content.StartsWith('!');
        var signs = content[(isOther ? 1 : 0)..].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("^", "\\^", StringComparison.Ordinal);
        return $"[{(isOther ? "^" : "")}{signs}]";
    }
}
