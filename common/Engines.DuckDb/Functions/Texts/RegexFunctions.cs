using System.Text;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>
/// Java's regular expressions by .NET's. What differs: possessive quantifiers (<c>a++</c>) become atomic groups; class intersection
/// (<c>[a-z&amp;&amp;[^b]]</c>) is refused; <c>\h</c>, <c>\R</c> and the POSIX classes <c>\p{Alpha}</c> are rewritten; <c>\d</c>, <c>\w</c>
/// and <c>\s</c> mean ASCII only, as in Java.
/// </summary>
internal static class RegexFunctions
{
    private static readonly DataType Text = new StringType();
    private static readonly DataType Whole = new IntegerType();

    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        StringFunctions.Define("spark_rlike", [Text, Text], new BooleanType(), a => On(a, static (regex, text) => regex.IsMatch(text))),
        StringFunctions.Define("spark_regexp_replace", [Text, Text, Text, Whole], Text, a => On(a, (regex, text) => Replace(text, regex, (string)a[2]!, (int)a[3]!))),
        StringFunctions.Define("spark_regexp_extract", [Text, Text, Whole], Text, a => On(a, (regex, text) => Extract(text, regex, (int)a[2]!))),
        StringFunctions.Define("spark_regexp_extract_all", [Text, Text, Whole], new ArrayType(Text), a => On(a, (regex, text) => ExtractAll(text, regex, (int)a[2]!))),
        StringFunctions.Define("spark_regexp_instr", [Text, Text], Whole, a => On(a, static (regex, text) => regex.Match(text) is { Success: true } m ? StringFunctions.Runes(text[..m.Index]).Length + 1 : 0)),
        StringFunctions.Define("spark_regexp_count", [Text, Text], Whole, a => On(a, static (regex, text) => regex.Count(text))),
        StringFunctions.Define("spark_split", [Text, Text, Whole], new ArrayType(Text, false), a => Split((string)a[0]!, (string)a[1]!, (int)a[2]!)),
    ];

    private static T On<T>(object?[] arguments, Func<Regex, string, T> work) => JavaRegex.Of((string)arguments[1]!).On((string)arguments[0]!, work);

    /// <summary>Replaces all matches from a place on, which counts UTF-16 units from 1 as Java does; a text that ends before it stays.</summary>
    private static string Replace(string text, Regex regex, string replacement, int place)
    {
        if (place - 1 > 0 && place - 1 >= text.Length)
        {
            return text;
        }

        var parts = JavaPattern.Replacement(replacement);
        return regex.Replace(text, match => Expand(match, parts), -1, Math.Max(place - 1, 0));
    }

    private static string Expand(Match match, IReadOnlyList<ReplacementPart> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Group is { } group ? Group(match, group) : part.Text);
        }

        return text.ToString();
    }

    private static string Group(Match match, string group) => match.Groups.ContainsKey(group)
        ? match.Groups[group].Value
        : throw new SparkException("INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX", $"The regular expression has no group {group}.");

    private static string Extract(string text, Regex regex, int group)
    {
        var match = regex.Match(text);
        return match.Success ? Checked(match, group).Value : "";
    }

    private static object?[] ExtractAll(string text, Regex regex, int group) => [.. regex.Matches(text).Select(m => Checked(m, group).Value)];

    private static Group Checked(Match match, int group) => group >= 0 && group < match.Groups.Count
        ? match.Groups[group]
        : throw new SparkException(
            "INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX", $"Expects group index between 0 and {match.Groups.Count - 1}, but got {group}.");

    /// <summary>The parts of a text between matches, at most so many where the limit is above 0.</summary>
    internal static object?[] Split(string text, string pattern, int limit) => JavaRegex.Of(pattern).On(text, (regex, whole) => Split(whole, regex, limit));

    // Java's split: no empty part before a match of no width at the start; a limit of 0 or less keeps trailing empty parts in Spark.
    private static object?[] Split(string text, Regex regex, int limit)
    {
        var parts = new List<object?>();
        var from = 0;
        for (var match = regex.Match(text); match.Success && (limit <= 0 || parts.Count < limit - 1); match = match.NextMatch())
        {
            if (match.Length == 0 && (match.Index == 0 || match.Index == text.Length))
            {
                continue;
            }

            parts.Add(text[from..match.Index]);
            from = match.Index + match.Length;
        }

        parts.Add(text[from..]);
        return [.. parts];
    }
}
