namespace SparkPersonalization.Contracts.Rules;

/// <summary>Some of a contract's kinds, and how SQL asks whether a record is of one of them.</summary>
/// <param name="Kinds">The kinds' names, in the contract's order; the empty one is for records of no kind.</param>
/// <param name="All">All kinds.</param>
internal sealed record KindSet(IReadOnlyList<string> Kinds, IReadOnlyList<string> All)
{
    /// <summary>The column of the kind's name, empty for none.</summary>
    internal const string Column = "__kind";

    /// <summary>The condition, or null where it is always true.</summary>
    internal string? Condition => Kinds.Count == All.Count ? null
        : 2 * Kinds.Count > All.Count ? $"{Column} NOT IN ({Sql.Texts(All.Except(Kinds))})"
        : $"{Column} IN ({Sql.Texts(Kinds)})";

    /// <summary>A condition that is true only of records of these kinds.</summary>
    internal string Guard(string condition) => Condition is { } guard ? $"({guard} AND {condition})" : condition;

    /// <summary>Things that kinds have, each once, with the kinds that have it, in the order in which they were met.</summary>
    internal static IReadOnlyList<(T Item, KindSet Kinds)> Group<T>(IEnumerable<(string Kind, T Item)> items, IReadOnlyList<string> all)
        where T : notnull =>
        [.. items.GroupBy(i => i.Item, i => i.Kind).Select(g => (g.Key, new KindSet([.. all.Where(g.Contains)], all)))];

    /// <summary>One condition for many that hold for kinds: those of the same kinds share a guard.</summary>
    internal static string Any(IEnumerable<(string Condition, KindSet Kinds)> conditions) => Sql.Any(conditions
        .GroupBy(c => c.Kinds.Condition)
        .Select(g => g.First().Kinds.Guard(Sql.Any(g.Select(c => c.Condition).Distinct()))));
}
