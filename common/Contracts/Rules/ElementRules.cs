using System.Globalization;

namespace SparkPersonalization.Contracts.Rules;

/// <summary>
/// Conditions on the elements of one array, asked of all elements at once: a number has a bit for each condition that is true of some
/// element. An engine goes through the array once, and not for every condition.
/// </summary>
/// <param name="Column">The column of the number.</param>
/// <param name="Arrays">The arrays around the elements, as <see cref="Place.Arrays"/>.</param>
/// <param name="Conditions">The conditions, in SQL, at most <see cref="Most"/>.</param>
internal sealed record ElementRules(string Column, IReadOnlyList<string> Arrays, IReadOnlyList<string> Conditions)
{
    /// <summary>How many conditions fit into a number.</summary>
    internal const int Most = 60;

    /// <summary>The number, null where there is no array.</summary>
    internal string Bits
    {
        get
        {
            var bits = string.Join(" | ", Conditions.Select((condition, i) => $"(CASE WHEN {condition} THEN {Bit(i)} ELSE 0L END)"));
            for (var i = Arrays.Count - 1; i >= 0; i--)
                bits = $"coalesce(aggregate(transform({Arrays[i]}, {Place.Variable(i)} -> {bits}), 0L, (some, one) -> some | one), 0L)";
            return bits;
        }
    }

    /// <summary>Whether a condition is true of some element.</summary>
    internal string Some(string condition) => $"({Column} & {Bit(Conditions.ToList().IndexOf(condition))}) <> 0L";

    /// <summary>Rules of elements, those of the same arrays together.</summary>
    internal static IReadOnlyList<ElementRules> Of(IEnumerable<Rule> rules) =>
    [
        .. rules.GroupBy(rule => string.Join(' ', rule.Place.Arrays))
            .SelectMany(group => group.Select(rule => rule.Suspicious).Distinct().Chunk(Most).Select(conditions => (group.First().Place.Arrays, conditions)))
            .Select((part, i) => new ElementRules(string.Create(CultureInfo.InvariantCulture, $"__elements{i}"), part.Arrays, part.conditions)),
    ];

    private static string Bit(int place) => string.Create(CultureInfo.InvariantCulture, $"{1L << place}L");
}
