namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>Finds the names that a user may have meant.</summary>
internal static class NearNames
{
    private const int Shown = 5;

    /// <summary>The nearest names by edit distance, nearest first, as Spark suggests them.</summary>
    internal static IEnumerable<string> Of(string wanted, IEnumerable<string> names) => names
        .Distinct(StringComparer.Ordinal)
        .OrderBy(name => Distance(wanted.ToUpperInvariant(), name.ToUpperInvariant()))
        .ThenBy(name => name, StringComparer.Ordinal)
        .Take(Shown);

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
