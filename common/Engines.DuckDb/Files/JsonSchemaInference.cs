using System.Text.Json;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// The schema of JSON lines by Spark's rules: fields sorted by name; whole numbers are BIGINT, or decimals where they are too long; other
/// numbers DOUBLE; different types of one field meet in DOUBLE or else STRING; a field that is always null is STRING.
/// </summary>
internal static class JsonSchemaInference
{
    private const int MaxDepth = 1_000;

    internal static StructType Infer(IEnumerable<string> paths, string corruptColumn, bool primitivesAsString)
    {
        DataType all = new NullType();
        var isCorrupt = false;
        foreach (var line in paths.SelectMany(File.ReadLines).Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            var type = Parse(line, primitivesAsString);
            isCorrupt |= type is null;
            all = Merge(all, type ?? new NullType());
        }

        var schema = all as StructType ?? StructType.Empty;
        var fields = schema.Fields.Select(f => f.WithType(Settled(f.DataType)));
        return new StructType((isCorrupt ? fields.Append(new StructField(corruptColumn, new StringType())) : fields).OrderBy(f => f.Name, StringComparer.Ordinal));
    }

    /// <summary>The type of one JSON text of any kind.</summary>
    /// <exception cref="DataFrames.SparkException">The text is no JSON.</exception>
    internal static DataType OfText(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Settled(TypeOf(document.RootElement, primitivesAsString: false));
        }
        catch (JsonException e)
        {
            throw new DataFrames.SparkException("INVALID_JSON_SCHEMA_SAMPLE", $"The text is no JSON, so that it has no schema: {text}", e);
        }
    }

    private static DataType? Parse(string line, bool primitivesAsString)
    {
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? TypeOf(document.RootElement, primitivesAsString) : null;
        }
        catch (JsonException)
        {
            // A line that is no JSON takes no part in the schema; it goes to the column of corrupt records.
            return null;
        }
    }

    private static DataType TypeOf(JsonElement value, bool primitivesAsString) => value.ValueKind switch
    {
        JsonValueKind.Object => new StructType(value.EnumerateObject()
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new StructField(g.Key, TypeOf(g.Last().Value, primitivesAsString)))),
        JsonValueKind.Array => new ArrayType(value.EnumerateArray().Select(e => TypeOf(e, primitivesAsString)).Aggregate((DataType)new NullType(), Merge)),
        JsonValueKind.Null => new NullType(),
        JsonValueKind.String => new StringType(),
        _ when primitivesAsString => new StringType(),
        JsonValueKind.Number => Number(value),
        _ => new BooleanType(),
    };

    private static DataType Number(JsonElement value)
    {
        var text = value.GetRawText();
        if (text.AsSpan().ContainsAny(".eE"))
        {
            return new DoubleType();
        }

        var digits = text.TrimStart('-').Length;
        return value.TryGetInt64(out _) ? new LongType() : digits <= DecimalType.MaxPrecision ? new DecimalType(digits, 0) : new DoubleType();
    }

    private static DataType Merge(DataType left, DataType right) => (left, right) switch
    {
        _ when left == right => left,
        (NullType, _) => right,
        (_, NullType) => left,
        (StructType a, StructType b) => Merge(a, b),
        (ArrayType a, ArrayType b) => new ArrayType(Merge(a.ElementType, b.ElementType)),
        (LongType, DoubleType) or (DoubleType, LongType) or (DecimalType, DoubleType) or (DoubleType, DecimalType) => new DoubleType(),
        (DecimalType a, DecimalType b) => new DecimalType(Math.Max(a.Precision, b.Precision), 0),
        (DecimalType a, LongType) => new DecimalType(Math.Max(a.Precision, 20), 0),
        (LongType, DecimalType b) => new DecimalType(Math.Max(b.Precision, 20), 0),
        _ => new StringType(),
    };

    private static StructType Merge(StructType left, StructType right) => new(left.Fields.Concat(right.Fields)
        .GroupBy(f => f.Name, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new StructField(g.Key, g.Select(f => f.DataType).Aggregate(Merge))));

    private static DataType Settled(DataType type) => type switch
    {
        NullType => new StringType(),
        ArrayType a => new ArrayType(Settled(a.ElementType)),
        StructType s => new StructType(s.Fields.Select(f => f.WithType(Settled(f.DataType)))),
        _ => type,
    };
}
