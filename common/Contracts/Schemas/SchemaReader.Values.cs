using System.Text.Json;
using SparkPersonalization.Contracts.Rules;

namespace SparkPersonalization.Contracts.Schemas;

internal sealed partial class SchemaReader
{
    private static string Kind(JsonElement value) => JsonTypeNames.Describe(JsonTypeNames.Of(value));

    private JsonTypes Types(JsonElement value, Origin origin)
    {
        var names = value.ValueKind == JsonValueKind.Array ? Texts(value, origin) : [Text(value, origin)];
        var types = JsonTypes.None;
        foreach (var name in names)
        {
            var type = JsonTypeNames.Parse(name);
            if (type == JsonTypes.None)
                Fault(origin, $"'{name}' is no type: use {string.Join(", ", JsonTypeNames.All)}.");
            types |= type;
        }

        return types == JsonTypes.None ? JsonTypes.Any : types;
    }

    private string Text(JsonElement value, Origin origin)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()!;
        Fault(origin, $"A string must stand here, not {Kind(value)}.");
        return "";
    }

    private string[] Texts(JsonElement value, Origin origin) => [.. Elements(value, origin).Select(e => Text(e.Value, e.Origin))];

    private List<(JsonElement Value, Origin Origin)> Elements(JsonElement value, Origin origin)
    {
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
            return [.. value.EnumerateArray().Select((element, i) => (element, origin.Into(i.ToString(System.Globalization.CultureInfo.InvariantCulture))))];
        if (value.ValueKind != JsonValueKind.Array)
            Fault(origin, $"An array must stand here, not {Kind(value)}.");
        return [];
    }

    private IEnumerable<JsonProperty> Members(JsonElement value, Origin origin)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return value.EnumerateObject();
        Fault(origin, $"An object must stand here, not {Kind(value)}.");
        return [];
    }

    private void ExpectAnything(JsonElement value, Origin origin)
    {
        if (value.ValueKind != JsonValueKind.True && !(value.ValueKind == JsonValueKind.Object && !value.EnumerateObject().Any()))
            Fault(origin, "Keys that no schema names are left out, not refused: leave additionalProperties out, or let it be true.");
    }

    private void CheckLimit(string keyword, JsonElement value, Origin origin)
    {
        switch (keyword)
        {
            case "pattern":
                if (EcmaPattern.Fault(Text(value, origin)) is { } fault)
                    Fault(origin, fault);
                break;
            case "format":
                if (!Formats.Names.Contains(Text(value, origin)))
                    Fault(origin, $"The format is not known: use {string.Join(", ", Formats.Names)}, or a pattern.");
                break;
            case "uniqueItems":
                if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                    Fault(origin, "true or false must stand here.");
                break;
            case "minLength" or "maxLength" or "minItems" or "maxItems":
                if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var count) || count < 0 || count > int.MaxValue || count != Math.Floor(count))
                    Fault(origin, "A whole number, not negative, must stand here.");
                break;
            default:
                if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || !double.IsFinite(number) || (keyword == "multipleOf" && number <= 0))
                    Fault(origin, keyword == "multipleOf" ? "A number above zero must stand here." : "A number must stand here.");
                break;
        }
    }
}
