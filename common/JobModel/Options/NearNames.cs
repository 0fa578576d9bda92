namespace SparkPersonalization.JobModel.Options;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearNames
{
    /// <summary>The known name that is nearest to a wrong one.</summary>
    /// <param name="wrong">What was written.</param>
    /// <param name="known">The names that there are.</param>
    /// <returns>The name, or null where none is within two changes, or a third of its letters.</returns>
    public static string? Find(string wrong, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        return known
            .Select(name => (Name: name, Distance: Distance(wrong, name)))
            .Where(near => near.Distance <= Math.Max(2, near.Name.Length / 3))
            .OrderBy(near => near.Distance)
            .ThenBy(near => near.Name, StringComparer.Ordinal)
            .Select(near => near.Name)
            .FirstOrDefault();
    }

    /// <summary>Letters to insert, delete or replace (Levenshtein), row by row of the usual table.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.Length];
    }
}
