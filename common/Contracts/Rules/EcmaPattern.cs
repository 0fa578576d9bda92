using System.Text;
using System.Text.RegularExpressions;

namespace SparkPersonalization.Contracts.Rules;

/// <summary>
/// JSON Schema's regular expressions (ECMA-262) as Java's, which Spark takes. What the two read differently is rewritten: <c>$</c> is the
/// very end, <c>.</c> and <c>\s</c> have ECMA's characters, <c>[</c> and <c>&amp;&amp;</c> in a class are characters. What only one has is refused.
/// </summary>
internal static partial class EcmaPattern
{
    private const string Spaces = @"\t\n\u000B\f\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";
    private const string LineEnds = @"\n\r\u2028\u2029";
    private const string KnownEscapes = "dDwWsSbBtnvfrcxuk0123456789";
    private const string Syntax = @"^$\.*+?()[]{}|/-,&~#@%:;<>=!""'` _";

    /// <summary>Why a pattern cannot be used, or null.</summary>
    internal static string? Fault(string pattern)
    {
        try
        {
            _ = new Regex(ToJava(pattern), RegexOptions.CultureInvariant);
            return null;
        }
        catch (FormatException e)
        {
            return $"The pattern cannot be used: {e.Message}";
        }
        catch (ArgumentException e)
        {
            return $"The pattern is not valid: {e.Message}";
        }
    }

    /// <summary>The pattern for Java.</summary>
    /// <exception cref="FormatException">It uses what is not known here.</exception>
    internal static string ToJava(string pattern)
    {
        if (Group().Match(pattern) is { Success: true } group)
            throw new FormatException($"groups that begin with '{group.Value}' are not known here.");
        if (Possessive().Match(pattern) is { Success: true } twice)
            throw new FormatException($"'{twice.Value}' repeats a repetition.");
        var java = new StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
            i = Next(pattern, i, ref inClass, java);
        return java.ToString();
    }

    private static int Next(string pattern, int at, ref bool inClass, StringBuilder java)
    {
        switch (pattern[at])
        {
            case '\\' when at + 1 < pattern.Length:
                java.Append(Escape(pattern[at + 1], inClass));
                return at + 1;
            case '[' when !inClass:
                inClass = true;
                java.Append('[');
                if (at + 1 < pattern.Length && pattern[at + 1] == ']')
                    throw new FormatException("an empty class matches nothing.");
                break;
            case ']':
                inClass = false;
                java.Append(']');
                break;
            case '[' or '&' when inClass:
                java.Append('\\').Append(pattern[at]);
                break;
            case '$' when !inClass:
                java.Append(@"\z");
                break;
            case '.' when !inClass:
                java.Append($"[^{LineEnds}]");
                break;
            case var c:
                java.Append(c);
                break;
        }

        return at;
    }

    private static string Escape(char c, bool inClass) => (c, inClass) switch
    {
        ('s', true) => Spaces,
        ('s', false) => $"[{Spaces}]",
        ('S', false) => $"[^{Spaces}]",
        ('S', true) => throw new FormatException(@"\S inside a class is not known here."),
        ('v', _) => @"\u000B",
        ('/', _) => "/",
        _ when KnownEscapes.Contains(c, StringComparison.Ordinal) || Syntax.Contains(c, StringComparison.Ordinal) => $@"\{c}",
        _ => throw new FormatException($@"the escape \{c} is not known here."),
    };

    [GeneratedRegex(@"(?<!\\)(?:\\\\)*\(\?(?![:=!]|<[=!A-Za-z])..?", RegexOptions.Singleline)]
    private static partial Regex Group();

    [GeneratedRegex(@"(?<!\\)[*+?}]\+")]
    private static partial Regex Possessive();
}
