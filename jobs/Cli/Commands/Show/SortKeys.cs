using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Cli.Commands.Show;

/// <summary>The keys after SQL's <c>ORDER BY</c>: expressions with a direction and a place for nulls.</summary>
internal static partial class SortKeys
{
    internal static IEnumerable<Column> Parse(string text) => Split(text).Select(Key);

    private static Column Key(string key)
    {
        var match = Ending().Match(key);
        var expression = Functions.Expr(key[..match.Index]);
        var descending = match.Groups["direction"].Value.Equals("DESC", StringComparison.OrdinalIgnoreCase);
        // Spark's default: null is the smallest value.
        var nullsFirst = match.Groups["nulls"] is { Success: true, Value: var nulls } ? nulls.Equals("FIRST", StringComparison.OrdinalIgnoreCase) : !descending;
        return (descending, nullsFirst) switch
        {
            (true, true) => expression.DescNullsFirst(),
            (true, false) => expression.DescNullsLast(),
            (false, true) => expression.AscNullsFirst(),
            (false, false) => expression.AscNullsLast(),
        };
    }

    /// <summary>Splits at the commas that are in no brackets and no quotes.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var start = 0;
        foreach (var comma in Commas(text))
        {
            yield return text[start..comma];
            start = comma + 1;
        }
        yield return text[start..];
    }

    private static IEnumerable<int> Commas(string text)
    {
        var depth = 0;
        foreach (Match token in Tokens().Matches(text))
        {
            depth += token.Value switch { "(" or "[" => 1, ")" or "]" => -1, _ => 0 };
            if (token.Value == "," && depth == 0)
                yield return token.Index;
        }
    }

    /// <summary>Quoted texts and names as a whole, and the signs that group and separate.</summary>
    [GeneratedRegex("""'(\\.|[^\\'])*'|"(\\.|[^\\"])*"|`[^`]*`|[()\[\],]""", RegexOptions.Singleline)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"(\s+(?<direction>ASC|DESC))?(\s+NULLS\s+(?<nulls>FIRST|LAST))?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();
}
