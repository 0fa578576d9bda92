using System.Text.Json;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>What JSON texts hold at their top; null where a text is not JSON or of another kind.</summary>
internal static class JsonValues
{
    internal static object? ArrayLength(string text) => Of(text, root => root.ValueKind == JsonValueKind.Array ? root.GetArrayLength() : (object?)null);

    internal static object? Keys(string text) => Of(text, root => root.ValueKind == JsonValueKind.Object
        ? root.EnumerateObject().Select(p => (object?)p.Name).ToArray()
        : null);

    /// <summary>A member's value: a text without its quotes, anything else as JSON; null for a null.</summary>
    internal static object? Member(string text, string name) => Of(text, root =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => value.GetString(),
                _ => JsonSerializer.Serialize(value),
            }
            : null);

    private static object? Of(string text, Func<JsonElement, object?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1_000 });
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            // Spark gives null for a text that is no JSON.
            return null;
        }
    }
}
