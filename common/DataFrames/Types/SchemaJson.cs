using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>Types in the JSON form that Spark and Delta share (Delta protocol, "Schema Serialization Format").</summary>
internal static partial class SchemaJson
{
    internal static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, DataType> Simple = ((DataType[])
    [
        new NullType(), new VariantType(), new StringType(), new BinaryType(), new BooleanType(), new ByteType(), new ShortType(), new IntegerType(),
        new LongType(), new FloatType(), new DoubleType(), new DateType(), new TimestampType(), new TimestampNTZType(),
        .. Intervals(), new CalendarIntervalType(), new DecimalType(),
    ]).ToDictionary(t => t is DecimalType ? "decimal" : t.TypeName);

    internal static DataType Parse(string json)
    {
        try
        {
            return FromNode(JsonNode.Parse(json));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"Not a type in Spark's JSON form: {e.Message} In: {Shorten(json)}", e);
        }
    }

    private static IEnumerable<DataType> Intervals() =>
    [
        .. Enumerable.Range(0, 4).SelectMany(start => Enumerable.Range(start, 4 - start).Select(end => new DayTimeIntervalType((byte)start, (byte)end))),
        .. Enumerable.Range(0, 2).SelectMany(start => Enumerable.Range(start, 2 - start).Select(end => new YearMonthIntervalType((byte)start, (byte)end))),
    ];

    private static DataType FromNode(JsonNode? node) => node switch
    {
        JsonValue v when v.TryGetValue<string>(out var name) => FromName(name),
        JsonObject o => FromObject(o),
        _ => throw new FormatException($"A type must be a name or an object, not: {node?.ToJsonString() ?? "null"}"),
    };

    private static DataType FromName(string name)
    {
        if (Simple.TryGetValue(name, out var type))
        {
            return type;
        }

        if (name == "null")
        {
            return new NullType();
        }

        var match = DecimalName().Match(name);
        return match.Success
            ? new DecimalType(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture))
            : throw new FormatException($"Unknown type '{name}'. Known are: {string.Join(", ", Simple.Keys)}, array, map, struct.");
    }

    private static DataType FromObject(JsonObject o) => (string?)o["type"] switch
    {
        "struct" => new StructType(Member(o, "fields").AsArray().Select(f => Field(f!.AsObject()))),
        "array" => new ArrayType(FromNode(Member(o, "elementType")), (bool)Member(o, "containsNull")),
        "map" => new MapType(FromNode(Member(o, "keyType")), FromNode(Member(o, "valueType")), (bool)Member(o, "valueContainsNull")),
        var other => throw new FormatException($"Unknown kind of type '{other}' in {Shorten(o.ToJsonString())}"),
    };

    private static StructField Field(JsonObject o) =>
        new((string)Member(o, "name")!, FromNode(Member(o, "type")), (bool)Member(o, "nullable"), o["metadata"] as JsonObject);

    private static JsonNode Member(JsonObject o, string name) =>
        o[name] ?? throw new FormatException($"'{name}' is missing in {Shorten(o.ToJsonString())}");

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200] + "...";

    [GeneratedRegex(@"^decimal\(\s*(\d+)\s*,\s*(\d+)\s*\)$")]
    private static partial Regex DecimalName();
}
