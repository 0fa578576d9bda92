using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Json;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>The part of a JSON text at a path: a string as its content, other values as JSON; null where there is none or the text is no JSON.</summary>
internal static class JsonLookup
{
    private static readonly DataType Type = new StringType();
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1_000 };

    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
        [StringFunctions.Define("spark_get_json_object", [Type, Type], Type, a => Find((string)a[0]!, (string)a[1]!))];

    /// <summary>Finds the part.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">The path, such as <c>$.a[0]['b']</c>; one that is none finds nothing, as in Spark.</param>
    internal static string? Find(string json, string path)
    {
        if (LookupPath.Parse(path) is not { } steps)
        {
            return null;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Options);
        }
        catch (JsonException)
        {
            // What is no JSON has no parts.
            return null;
        }

        using (document)
        {
            if (steps.Count == 0 && document.RootElement.ValueKind == JsonValueKind.Null)
            {
                return "null";
            }

            if (steps.Any(s => s.IsWildcard))
            {
                return Joined([.. steps.Aggregate((IEnumerable<JsonElement>)[document.RootElement], Steps)]);
            }

            return steps.Aggregate((JsonElement?)document.RootElement, (at, step) => at is { } value ? Step(value, step) : null) is { } found ? Text(found) : null;
        }
    }

    private static IEnumerable<JsonElement> Steps(IEnumerable<JsonElement> values, LookupStep step) => step.IsWildcard
        ? values.Where(v => v.ValueKind == JsonValueKind.Array).SelectMany(v => v.EnumerateArray())
        : values.Select(v => Step(v, step)).OfType<JsonElement>();

    // Several values are an array, one stands alone.
    private static string? Joined(List<JsonElement> found)
    {
        if (found.Count <= 1)
        {
            return found.Count == 0 ? null : Text(found[0]);
        }

        var json = new StringBuilder();
        AppendAll(json, '[', found, ']', value => Append(json, value));
        return json.ToString();
    }

    // Of equal names the first that has a value counts.
    private static JsonElement? Step(JsonElement value, LookupStep step) => (value.ValueKind, step.Name) switch
    {
        (JsonValueKind.Object, { } name) => value.EnumerateObject().Where(m => m.NameEquals(name) && m.Value.ValueKind != JsonValueKind.Null).Select(m => (JsonElement?)m.Value).FirstOrDefault(),
        (JsonValueKind.Array, null) when step.Index < value.GetArrayLength() => value[step.Index],
        _ => null,
    };

    private static string? Text(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.String)
        {
            return Alone(JsonMarshal.GetRawUtf8Value(value)[1..^1]);
        }

        var json = new StringBuilder();
        Append(json, value);
        return json.ToString();
    }

    private static void Append(StringBuilder json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                AppendAll(json, '{', value.EnumerateObject(), '}', member =>
                {
                    JsonStrings.Append(json, Content(JsonMarshal.GetRawUtf8PropertyName(member)));
                    json.Append(':');
                    Append(json, member.Value);
                });
                break;
            case JsonValueKind.Array:
                AppendAll(json, '[', value.EnumerateArray(), ']', element => Append(json, element));
                break;
            case JsonValueKind.String:
                JsonStrings.Append(json, Content(value));
                break;
            case JsonValueKind.Number:
                json.Append(Number(value.GetRawText()));
                break;
            default:
                json.Append(value.GetRawText());
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder json, char open, IEnumerable<T> parts, char close, Action<T> append)
    {
        json.Append(open);
        var isFirst = true;
        foreach (var part in parts)
        {
            if (!isFirst)
            {
                json.Append(',');
            }

            isFirst = false;
            append(part);
        }

        json.Append(close);
    }

    // Whole numbers stay as they are written; others are read as doubles.
    private static string Number(string text)
    {
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            return text;
        }

        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? JavaNumbers.ToString(number) : $"\"{JavaNumbers.ToString(number)}\"";
    }

    // Spark has no text for one with a lone surrogate.
    private static string? Alone(ReadOnlySpan<byte> escaped)
    {
        var content = new byte[escaped.Length];
        var text = content.AsSpan(0, JsonEscapes.Unescape(escaped, content, keepSurrogates: true));
        return System.Text.Unicode.Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : null;
    }

    private static string Content(JsonElement text) => Content(JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    private static string Content(ReadOnlySpan<byte> escaped)
    {
        var content = new byte[escaped.Length];
        return Encoding.UTF8.GetString(content, 0, JsonEscapes.Unescape(escaped, content, keepSurrogates: false));
    }
}
