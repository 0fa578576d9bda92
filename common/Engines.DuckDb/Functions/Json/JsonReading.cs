using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>
/// JSON texts as values of a schema, as Spark's <c>from_json</c> reads them: a part that does not fit is null, and so are all fields of a text
/// that is no JSON, but for the mode FAILFAST.
/// </summary>
internal sealed class JsonReading(DataType schema, TextOptions options)
{
    internal object? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1_000 });
            return Value(document.RootElement, schema) ?? Nothing();
        }
        catch (JsonException e)
        {
            return options.IsFailFast
                ? throw new SparkException("MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION", $"Malformed records are detected in record parsing: {text}. Use the mode PERMISSIVE to get nulls.", e)
                : Nothing();
        }
    }

    private Row? Nothing() => schema is StructType fields ? new Row(fields, new object?[fields.Count]) : null;

    private object? Value(JsonElement value, DataType type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Null, _) => null,
        (JsonValueKind.Object, StructType s) => Fields(value, s),
        (JsonValueKind.Object, MapType { KeyType: StringType } m) => new MapValue([.. value.EnumerateObject().GroupBy(p => p.Name, StringComparer.Ordinal).Select(g => new KeyValuePair<object, object?>(g.Key, Value(g.Last().Value, m.ValueType)))]),
        (JsonValueKind.Array, ArrayType a) => value.EnumerateArray().Select(e => Value(e, a.ElementType)).ToArray(),
        (JsonValueKind.Object, ArrayType { ElementType: StructType s }) => new object?[] { Fields(value, s) },
        (JsonValueKind.Array, StructType s) => value.EnumerateArray().Select(e => Value(e, s)).FirstOrDefault(),
        (JsonValueKind.True or JsonValueKind.False, BooleanType) => value.GetBoolean(),
        (JsonValueKind.Number, IntegralType) => Whole(value, type),
        (JsonValueKind.Number, FractionalType) => Real(value.GetDouble(), type),
        (JsonValueKind.Number, DecimalType d) => Exact(value.GetRawText(), d),
        (JsonValueKind.String, StringType) => value.GetString(),
        (_, StringType) => JsonSerializer.Serialize(value),
        (JsonValueKind.String, _) => Text(value.GetString()!, type),
        _ => null,
    };

    private Row Fields(JsonElement value, StructType type) =>
        new(type, [.. type.Select(f => value.TryGetProperty(f.Name, out var member) ? Value(member, f.DataType) : null)]);

    private object? Text(string text, DataType type) => type switch
    {
        FractionalType => text is "NaN" or "Infinity" or "-Infinity" or "+Infinity" or "INF" or "-INF" or "+INF" ? Real(TypedParsers.Real(text) ?? 0, type) : null,
        DateType => options.Date(text),
        TimestampType => options.Instant(text),
        TimestampNTZType => options.Local(text),
        BinaryType => Convert.TryFromBase64String(text, new byte[text.Length], out _) ? Convert.FromBase64String(text) : null,
        DecimalType d => Exact(text, d),
        _ => null,
    };

    private static object? Whole(JsonElement value, DataType type) => type switch
    {
        ByteType => value.TryGetSByte(out var v) ? v : null,
        ShortType => value.TryGetInt16(out var v) ? v : null,
        IntegerType => value.TryGetInt32(out var v) ? v : null,
        _ => value.TryGetInt64(out var v) ? v : null,
    };

    private static object Real(double value, DataType type) => type is FloatType ? (object)(float)value : value;

    private static object? Exact(string text, DecimalType type) => DecimalFitting.Of(text, type);
}
