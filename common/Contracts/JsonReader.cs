using System.Text.Json;
using SparkPersonalization.DataFrames.Analysis;

namespace SparkPersonalization.Contracts;

/// <summary>Reads objects with known keys, and tells of others.</summary>
internal sealed class JsonReader(string file, FaultList faults)
{
    /// <summary>Tells of keys that are not known.</summary>
    internal void ExpectKeys(JsonElement value, string pointer, params string[] known)
    {
        foreach (var member in Members(value, pointer).Where(m => !known.Contains(m.Name)))
            faults.Add(file, $"{pointer}/{member.Name}", $"The key '{member.Name}' is not known: use {string.Join(", ", NearNames.Of(member.Name, known))}.");
    }

    internal IEnumerable<JsonProperty> Members(JsonElement value, string pointer)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return value.EnumerateObject();
        faults.Add(file, pointer, "An object must stand here.");
        return [];
    }

    /// <summary>The elements of an array with their pointers; none where the key is absent.</summary>
    internal IEnumerable<(JsonElement Value, string Pointer)> Elements(JsonElement value, string pointer, string key)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(key, out var array))
            return [];
        if (array.ValueKind == JsonValueKind.Array)
            return array.EnumerateArray().Select((e, i) => (e, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pointer}/{key}/{i}")));
        faults.Add(file, $"{pointer}/{key}", "An array must stand here.");
        return [];
    }

    /// <summary>A text that must be there; empty and a fault where it is not.</summary>
    internal string Text(JsonElement value, string pointer, string key)
    {
        if (OptionalText(value, pointer, key) is { Length: > 0 } text)
            return text;
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(key, out var given) || given.ValueKind == JsonValueKind.String)
            faults.Add(file, pointer, $"The key '{key}' is missing or empty: give it a text.");
        return "";
    }

    /// <summary>A text, or null.</summary>
    internal string? OptionalText(JsonElement value, string pointer, string key)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(key, out var text) || text.ValueKind == JsonValueKind.Null)
            return null;
        if (text.ValueKind == JsonValueKind.String)
            return text.GetString();
        faults.Add(file, $"{pointer}/{key}", "A text must stand here.");
        return null;
    }
}
