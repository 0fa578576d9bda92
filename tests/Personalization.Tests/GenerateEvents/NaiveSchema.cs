using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SparkPersonalization.Personalization.Tests.GenerateEvents;

/// <summary>The input contract, interpreted word by word from its files: slow, short, and no kin of the compiled one.</summary>
internal sealed partial class NaiveSchema
{
    private static readonly Dictionary<string, JsonElement> Files = Directory
        .EnumerateFiles(Folder, "*.schema.json")
        .ToDictionary(path => Path.GetFileName(path), path => JsonDocument.Parse(File.ReadAllText(path)).RootElement);

    private static readonly Dictionary<(string Type, string? Event), string> Kinds = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Folder, "events.json"))).RootElement.GetProperty("kinds").EnumerateArray()
        .ToDictionary(
            kind => (kind.GetProperty("type").GetString()!, kind.TryGetProperty("event", out var name) ? name.GetString() : null),
            kind => kind.GetProperty("schema").GetString()!);

    private readonly SortedSet<string> _reasons = new(StringComparer.Ordinal);

    internal static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "conf", "schemas");

    /// <summary>Why an event does not hold; empty where it does.</summary>
    internal static IReadOnlySet<string> Reasons(JsonElement made)
    {
        if (KindOf(made) is not { } file)
            return new HashSet<string> { "unknown_event" };
        var check = new NaiveSchema();
        check.Check(made, Files[file], file);
        if (IsAbsent(made, "anonymousId") && IsAbsent(made, "userId"))
            check._reasons.Add("missing_identity");
        return check._reasons;
    }

    private static string? KindOf(JsonElement made)
    {
        var type = made.GetProperty("type").GetString()!;
        var name = type == "track" && made.TryGetProperty("event", out var given) ? given.GetString() : null;
        return Kinds.GetValueOrDefault((type, name));
    }

    private static bool IsAbsent(JsonElement made, string name) =>
        !made.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null;

    private void Check(JsonElement value, JsonElement schema, string file)
    {
        foreach (var keyword in schema.EnumerateObject())
            Check(value, keyword.Name, keyword.Value, file);
    }

    private void Check(JsonElement value, string keyword, JsonElement rule, string file)
    {
        switch (keyword)
        {
            case "$schema" or "$id" or "$defs" or "title" or "description":
                break;
            case "$ref":
                CheckReference(value, rule.GetString()!, file);
                break;
            case "allOf":
                foreach (var part in rule.EnumerateArray())
                    Check(value, part, file);
                break;
            case "type":
                Expect("type", rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(one => Is(value, one)) : Is(value, rule));
                break;
            case "enum":
                Expect("enum", rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)));
                break;
            case "const":
                Expect("enum", JsonElement.DeepEquals(rule, value));
                break;
            default:
                CheckByType(value, keyword, rule, file);
                break;
        }
    }

    private void CheckByType(JsonElement value, string keyword, JsonElement rule, string file)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(value, keyword, rule, file);
                break;
            case JsonValueKind.Array:
                CheckArray(value, keyword, rule, file);
                break;
            case JsonValueKind.Number when keyword == "minimum":
                Expect("range", value.GetDecimal() >= rule.GetDecimal());
                break;
            case JsonValueKind.Number when keyword == "maximum":
                Expect("range", value.GetDecimal() <= rule.GetDecimal());
                break;
            case JsonValueKind.String:
                CheckText(value.GetString()!, keyword, rule);
                break;
        }
    }

    private void CheckObject(JsonElement value, string keyword, JsonElement rule, string file)
    {
        if (keyword == "required")
            Expect("required", rule.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)));
        else if (keyword == "properties")
            foreach (var property in rule.EnumerateObject())
                if (value.TryGetProperty(property.Name, out var inner))
                    Check(inner, property.Value, file);
    }

    private void CheckArray(JsonElement value, string keyword, JsonElement rule, string file)
    {
        if (keyword == "items")
            foreach (var item in value.EnumerateArray())
                Check(item, rule, file);
        else if (keyword == "minItems")
            Expect("length", value.GetArrayLength() >= rule.GetInt32());
        else if (keyword == "maxItems")
            Expect("length", value.GetArrayLength() <= rule.GetInt32());
    }

    private void CheckText(string text, string keyword, JsonElement rule)
    {
        var length = text.EnumerateRunes().Count();
        if (keyword == "minLength")
            Expect("length", length >= rule.GetInt32());
        else if (keyword == "maxLength")
            Expect("length", length <= rule.GetInt32());
        else if (keyword == "pattern")
            Expect("pattern", Regex.IsMatch(text, rule.GetString()!, RegexOptions.CultureInvariant));
        else if (keyword == "format")
            Expect("format", HasFormat(text, rule.GetString()!));
    }

    private static bool HasFormat(string text, string format) => format switch
    {
        "date-time" => Rfc3339().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "email" => Mail().IsMatch(text),
        _ => throw new NotSupportedException($"Format '{format}' is new in conf/schemas; say here what it means."),
    };

    private void CheckReference(JsonElement value, string reference, string file)
    {
        var parts = reference.Split("#/$defs/");
        var target = parts[0].Length == 0 ? file : parts[0];
        var schema = parts.Length == 1 ? Files[target] : Files[target].GetProperty("$defs").GetProperty(parts[1]);
        Check(value, schema, target);
    }

    private static bool Is(JsonElement value, JsonElement type) => type.GetString() switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && decimal.IsInteger(value.GetDecimal()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        var other => throw new NotSupportedException($"Type '{other}' is not one of JSON Schema's."),
    };

    private void Expect(string reason, bool holds)
    {
        if (!holds)
            _reasons.Add(reason);
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$")]
    private static partial Regex Rfc3339();

    [GeneratedRegex("^[^@ ]+@[^@ ]+$")]
    private static partial Regex Mail();
}
