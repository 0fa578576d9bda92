using System.Text.RegularExpressions;

namespace SparkPersonalization.Engines.DuckDb.Catalogs;

/// <summary>Spark's patterns of names: <c>*</c> is any text and <c>|</c> stands between choices; case does not count.</summary>
internal static class NamePattern
{
    /// <summary>The rows whose first value, a name, fits a pattern, in the order of the names.</summary>
    internal static IEnumerable<object?[]> Filter(string? pattern, IEnumerable<object?[]> rows)
    {
        if (pattern is null)
        {
            return rows;
        }

        var choices = pattern.Split('|').Select(choice => new Regex($"^(?:{string.Join(".*", choice.Trim().Split('*').Select(Regex.Escape))})$", Options)).ToList();
        return rows.Where(row => choices.Exists(choice => choice.IsMatch((string)row[0]!)));
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline;
}
