using System.Text.Json;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>A statement and what real Spark answered.</summary>
/// <param name="Function">The function that it is about.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Answer">Spark's answer.</param>
internal sealed record SparkStatement(string Function, string Sql, SparkAnswer Answer)
{
    private static readonly string[] Files = ["examples.jsonl", "edges.jsonl"];

    /// <summary>All statements of the test data.</summary>
    internal static IReadOnlyList<SparkStatement> All() =>
        [.. Files.SelectMany(file => File.ReadLines(TestData.Path($"spark-functions/{file}"))).Where(line => line.Length > 0).Select(Parse)];

    private static SparkStatement Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new SparkStatement(Text(root, "function")!, Text(root, "sql")!, new SparkAnswer(Text(root, "schema"), Rows(root), Text(root, "error")));
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IReadOnlyList<string>? Rows(JsonElement root) => root.TryGetProperty("rows", out var rows)
        ? [.. rows.EnumerateArray().Select(row => SparkAnswer.Row(row.EnumerateArray().Select(v => v.GetString())))]
        : null;
}

/// <summary>What an engine answers to a statement.</summary>
/// <param name="Schema">The columns as Spark writes a struct's type; null where it is refused before that is known.</param>
/// <param name="Rows">The rows as texts, or null where it fails.</param>
/// <param name="Error">The error's class, or null.</param>
internal sealed record SparkAnswer(string? Schema, IReadOnlyList<string>? Rows, string? Error)
{
    internal static string Row(IEnumerable<string?> values) => string.Join(" | ", values.Select(v => v is "True" or "False" ? v.ToLowerInvariant() : v ?? "NULL"));

    /// <summary>Whether both say the same; rows may come in any order, as no statement of the data sorts them.</summary>
    internal bool IsLike(SparkAnswer other) =>
        Error == other.Error && (Schema == other.Schema || Error is not null && (Schema is null || other.Schema is null))
        && (Rows ?? []).Order(StringComparer.Ordinal).SequenceEqual((other.Rows ?? []).Order(StringComparer.Ordinal));

    public override string ToString() => $"{Error} {Schema} {(Rows is null ? "" : string.Join(" // ", Rows))}";
}
