namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>What an engine answers to a statement.</summary>
/// <param name="Schema">The columns as Spark writes a struct's type; null where it is refused before that is known.</param>
/// <param name="Rows">The rows as texts, or null where it fails.</param>
/// <param name="Error">The error's class, or null.</param>
internal sealed record SparkAnswer(string? Schema, IReadOnlyList<string>? Rows, string? Error)
{
    internal static string Row(IEnumerable<string?> values) => string.Join(" | ", values.Select(v => v is "True" or "False" ? v.ToLowerInvariant() : v ?? "NULL"));

    /// <summary>Whether both say the same. Rows may come in any order, but for those that the statement sorts.</summary>
    internal bool IsLike(SparkAnswer other, bool isSorted) =>
        Error == other.Error && (Schema == other.Schema || (Error is not null && (Schema is null || other.Schema is null)))
        && InOrder(Rows, isSorted).SequenceEqual(InOrder(other.Rows, isSorted));

    public override string ToString() => $"{Error} {Schema} {(Rows is null ? "" : string.Join(" // ", Rows))}";

    private static IEnumerable<string> InOrder(IReadOnlyList<string>? rows, bool isSorted) => isSorted ? rows ?? [] : (rows ?? []).Order(StringComparer.Ordinal);
}
