using System.Text.RegularExpressions;

namespace SparkPersonalization.Engines.DuckDb.Catalogs;

/// <summary>
/// Spark's patterns of names: regular expressions in which <c>*</c> is any text and <c>|</c> stands between choices; case does not count.
/// </summary>
internal static class NamePattern
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    /// <summary>The rows whose first value, a name, fits a pattern.</summary>
    internal static IEnumerable<object?[]> Filter(string? pattern, IEnumerable<object?[]> rows)
    {
        if (pattern is null)
        {
            return rows;
        }

        var choices = pattern.Split('|').Select(Choice).OfType<Regex>().ToList();
        return rows.Where(row => choices.Exists(choice => choice.IsMatch((string)row[0]!)));
    }

    private static Regex? Choice(string text)
    {
        try
        {
            return new Regex($@"\A(?:{text.Trim().Replace("*", ".*", StringComparison.Ordinal)})\z", Options);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // What is no pattern fits no name, as in Spark.
            return null;
        }
    }
}
