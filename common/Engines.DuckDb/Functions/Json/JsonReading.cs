using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Json.Lenient;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;
using SparkPersonalization.Engines.DuckDb.Functions.Variants;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>
/// JSON texts as values of a schema, as Spark's <c>from_json</c> and its reader of files read them. A value that does not fit is null, and
/// so is the array or map around it; of a struct the other fields stay.
/// </summary>
internal sealed class JsonReading(DataType schema, TextOptions options)
{
    private readonly JsonRules _rules = JsonRules.Of(options);
    private readonly JsonScalars _scalars = new(options);
    private readonly int _corrupt = schema is StructType fields ? fields.FieldNames.ToList().IndexOf(options.CorruptColumn) : -1;

    /// <summary>The value of a text, for <c>from_json</c>.</summary>
    /// <exception cref="SparkException">The text does not fit, and the mode is FAILFAST.</exception>
    internal object? Read(string text)
    {
        var part = JsonParser.Parse(text, _rules, out var fault);
        var isBad = fault is not null;
        var value = part is null ? null : Root(part, ref isBad);
        return isBad && options.IsFailFast
            ? throw (part is { Kind: JsonPartKind.Array } && schema is StructType ? ArrayForStruct(text) : Malformed(text, fault))
            : value is Row row && isBad ? WithRecord(row, text) : value ?? WithRecord(Nothing(), isBad || part is null ? text : null);
    }

    /// <summary>The records of a text of a file: its object, or the objects of its array.</summary>
    /// <param name="text">The text; a blank one has no records.</param>
    /// <returns>The records' values, and whether the text is malformed; a malformed one has a record at least.</returns>
    internal (IReadOnlyList<Row> Rows, bool IsBad) Records(string text)
    {
        var fields = (StructType)schema;
        var part = JsonParser.Parse(text, _rules, out var fault);
        var isBad = fault is not null;
        List<Row> rows = part switch
        {
            null => [],
            { Kind: JsonPartKind.Object } => [Fields(part, fields, ref isBad)],
            { Kind: JsonPartKind.Array } when part.Elements.All(e => e.Kind is JsonPartKind.Object) => Elements(part, fields, ref isBad),
            _ => Nothing(ref isBad),
        };
        return isBad && rows.Count == 0 ? ([Nothing()!], true) : (rows, isBad);
    }

    internal static SparkException Malformed(string text, Exception? inner = null) => new(
        "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION",
        $"Malformed records are detected in record parsing: {text}. Parse Mode: FAILFAST. To process malformed records as null result, try setting the option 'mode' as 'PERMISSIVE'.",
        inner!);

    private static SparkException ArrayForStruct(string text) => new(
        "MALFORMED_RECORD_IN_PARSING.CANNOT_PARSE_JSON_ARRAYS_AS_STRUCTS",
        $"Malformed records are detected in record parsing: {text}. Parsing JSON arrays as structs is forbidden. Give the schema as an ARRAY.");

    private static List<Row> Nothing(ref bool isBad)
    {
        isBad = true;
        return [];
    }

    private Row? Nothing() => schema is StructType fields ? new Row(fields, new object?[fields.Count]) : null;

    private Row? WithRecord(Row? row, string? text)
    {
        if (row is null || text is null || _corrupt < 0)
        {
            return row;
        }

        var values = row.Values.ToArray();
        values[_corrupt] = text;
        return new Row(row.Schema, values);
    }

    private List<Row> Elements(JsonPart array, StructType type, ref bool isBad)
    {
        var rows = new List<Row>(array.Elements.Count);
        foreach (var element in array.Elements)
        {
            rows.Add(Fields(element, type, ref isBad));
        }

        return rows;
    }

    // An array cannot stand for a struct; an object may for an array of it alone.
    private object? Root(JsonPart part, ref bool isBad)
    {
        switch (part.Kind, schema)
        {
            case (JsonPartKind.Array, StructType):
                isBad = true;
                return null;
            case (JsonPartKind.Object, ArrayType { ElementType: StructType fields }):
                return new object?[] { Fields(part, fields, ref isBad) };
            default:
                return Value(part, schema, ref isBad);
        }
    }

    private object? Value(JsonPart part, DataType type, ref bool isBad)
    {
        switch (part.Kind, type)
        {
            case (_, VariantType):
                return VariantParser.Of(part);
            case (JsonPartKind.Null, _):
                return null;
            case (JsonPartKind.Object, StructType fields):
                return Fields(part, fields, ref isBad);
            case (JsonPartKind.Object, MapType { KeyType: StringType } map):
                return Map(part, map, ref isBad);
            case (JsonPartKind.Array, ArrayType array):
                return Values(part, array.ElementType, ref isBad);
            default:
                var value = _scalars.Value(part, type);
                isBad |= value is null;
                return value;
        }
    }

    private Row Fields(JsonPart part, StructType type, ref bool isBad)
    {
        var values = new object?[type.Count];
        for (var i = 0; i < part.Names.Count; i++)
        {
            var at = type.IndexOf(part.Names[i]);
            if (at >= 0 && (at != _corrupt || !ReferenceEquals(type, schema)))
            {
                values[at] = Value(part.Elements[i], type[at].DataType, ref isBad);
            }
        }

        return new Row(type, values);
    }

    private object?[]? Values(JsonPart part, DataType type, ref bool isBad)
    {
        var values = new object?[part.Elements.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value(part.Elements[i], type, ref isBad);
            if (values[i] is null && part.Elements[i].Kind is not JsonPartKind.Null)
            {
                return null;
            }
        }

        return values;
    }

    private MapValue? Map(JsonPart part, MapType type, ref bool isBad)
    {
        // Of a name that comes twice the last value counts, at the first's place.
        var pairs = new List<KeyValuePair<object, object?>>(part.Names.Count);
        var places = new Dictionary<string, int>(part.Names.Count, StringComparer.Ordinal);
        foreach (var (name, member) in part.Members)
        {
            var value = Value(member, type.ValueType, ref isBad);
            if (value is null && member.Kind is not JsonPartKind.Null)
            {
                return null;
            }

            if (places.TryAdd(name, pairs.Count))
            {
                pairs.Add(new(name, value));
            }
            else
            {
                pairs[places[name]] = new(name, value);
            }
        }

        return new MapValue([.. pairs]);
    }
}
