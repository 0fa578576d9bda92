using System.Text.Json;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>A statement and what real Spark answered.</summary>
/// <param name="Function">The function that it is about, or empty.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Answer">Spark's answer.</param>
internal sealed record SparkStatement(string Function, string Sql, SparkAnswer Answer)
{
    /// <summary>The statements of a file with one JSON object in each line.</summary>
    internal static IEnumerable<SparkStatement> Read(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(Parse);

    private static SparkStatement Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new SparkStatement(Text(root, "function") ?? "", Text(root, "sql")!, new SparkAnswer(Text(root, "schema"), Rows(root), Text(root, "error")));
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IReadOnlyList<string>? Rows(JsonElement root) => root.TryGetProperty("rows", out var rows)
        ? [.. rows.EnumerateArray().Select(row => SparkAnswer.Row(row.EnumerateArray().Select(v => v.GetString())))]
        : null;
}
