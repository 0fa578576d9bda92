using System.Globalization;
using System.Numerics;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Json;
using SparkPersonalization.Engines.DuckDb.Functions.Json.Lenient;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>
/// The schema of JSON texts by Spark's rules: fields sorted by name; whole numbers are BIGINT, or decimals where they are too long; other
/// numbers DOUBLE, or decimals with option <c>prefersDecimal</c>; different types of one field meet in a wider number or else STRING; a field
/// that is always null is STRING, or left out with option <c>dropFieldIfAllNull</c>. Further options: <c>primitivesAsString</c> and
/// <c>inferTimestamp</c>.
/// </summary>
internal sealed class JsonSchemaInference(TextOptions options)
{
    private static readonly DecimalType OfLong = new(20, 0);
    private readonly JsonRules _rules = JsonRules.Of(options);
    private readonly bool _primitivesAsString = options.Flag("primitivesAsString", false);
    private readonly bool _prefersDecimal = options.Flag("prefersDecimal", false);
    private readonly bool _infersTimestamps = options.Flag("inferTimestamp", false);
    private readonly bool _dropsNulls = options.Flag("dropFieldIfAllNull", false);

    /// <summary>The schema of the records of files.</summary>
    /// <param name="texts">The texts of which each has records; null for one that is no text.</param>
    /// <param name="mode">What becomes of a text that is no JSON.</param>
    /// <exception cref="SparkException">There is such a text, and the mode is FAILFAST.</exception>
    internal StructType Infer(IEnumerable<string?> texts, string mode)
    {
        DataType all = new NullType();
        var isCorrupt = false;
        foreach (var text in texts)
        {
            var type = text is null ? null : Record(text);
            if (type is null && mode == ParseMode.FailFast)
            {
                throw JsonReading.Malformed(text ?? "bytes that are not UTF-8");
            }

            isCorrupt |= type is null;
            all = Merge(all, type ?? new NullType());
        }

        var fields = (Settled(all) as StructType ?? StructType.Empty).Fields.AsEnumerable();
        return new StructType((isCorrupt && mode != ParseMode.DropMalformed ? fields.Append(new StructField(options.CorruptColumn, new StringType())) : fields)
            .OrderBy(f => f.Name, StringComparer.Ordinal));
    }

    /// <summary>The type of one JSON text of any kind.</summary>
    /// <exception cref="SparkException">The text is no JSON.</exception>
    internal DataType OfText(string text) => JsonParser.Parse(text, _rules, out var fault) is { } part && fault is null
        ? Settled(TypeOf(part)) ?? StructType.Empty
        : throw new SparkException("INVALID_JSON_SCHEMA_SAMPLE", $"The text is no JSON, so that it has no schema: {text}", fault!);

    /// <summary>The type of a text's records: a struct, or nothing where there are none; null where it is malformed.</summary>
    private DataType? Record(string text)
    {
        var part = JsonParser.Parse(text, _rules, out var fault);
        return fault is not null ? null : part switch
        {
            null => new NullType(),
            { Kind: JsonPartKind.Object } => TypeOf(part),
            { Kind: JsonPartKind.Array } => ((ArrayType)TypeOf(part)).ElementType is var element && element is StructType or NullType ? element : null,
            _ => null,
        };
    }

    private DataType TypeOf(JsonPart part) => part.Kind switch
    {
        JsonPartKind.Object => new StructType(part.Members
            .GroupBy(m => m.Name, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new StructField(g.Key, TypeOf(g.Last().Value)))),
        JsonPartKind.Array => new ArrayType(part.Elements.Select(TypeOf).Aggregate((DataType)new NullType(), Merge)),
        JsonPartKind.Null => new NullType(),
        JsonPartKind.Text when part.Text.Length == 0 => new NullType(),
        JsonPartKind.Text => Text(part.Text),
        _ when _primitivesAsString => new StringType(),
        JsonPartKind.Whole => Whole(part.Text),
        JsonPartKind.Real => Real(part.Text),
        _ => new BooleanType(),
    };

    private DataType Text(string text) =>
        _prefersDecimal && DecimalOf(text) is { } number ? number
        : _infersTimestamps && options.Instant(text) is not null ? new TimestampType()
        : new StringType();

    private static DataType Whole(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        ? new LongType()
        : DecimalOf(text) ?? (DataType)new DoubleType();

    private DataType Real(string text) => _prefersDecimal && DecimalOf(text) is { } number ? number : new DoubleType();

    private static DecimalType? DecimalOf(string text)
    {
        if (DecimalText.Parse(text) is not (var unscaled, var scale))
        {
            return null;
        }

        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).Length - Math.Min(0, scale);
        var precision = Math.Max(digits, scale);
        return precision <= DecimalType.MaxPrecision ? new DecimalType(precision, Math.Max(0, scale)) : null;
    }

    private static DataType Merge(DataType left, DataType right) => (left, right) switch
    {
        _ when left == right => left,
        (NullType, _) => right,
        (_, NullType) => left,
        (StructType a, StructType b) => Merge(a, b),
        (ArrayType a, ArrayType b) => new ArrayType(Merge(a.ElementType, b.ElementType)),
        (LongType, DoubleType) or (DoubleType, LongType) or (DecimalType, DoubleType) or (DoubleType, DecimalType) => new DoubleType(),
        (DecimalType a, DecimalType b) => Wider(a, b),
        (DecimalType a, LongType) => Wider(a, OfLong),
        (LongType, DecimalType b) => Wider(OfLong, b),
        _ => new StringType(),
    };

    private static DataType Wider(DecimalType a, DecimalType b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        var precision = Math.Max(a.Precision - a.Scale, b.Precision - b.Scale) + scale;
        return precision <= DecimalType.MaxPrecision ? new DecimalType(precision, scale) : new DoubleType();
    }

    private static StructType Merge(StructType left, StructType right) => new(left.Fields.Concat(right.Fields)
        .GroupBy(f => f.Name, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new StructField(g.Key, g.Select(f => f.DataType).Aggregate(Merge))));

    /// <summary>The type that a column gets; null where it gets none.</summary>
    private DataType? Settled(DataType type) => type switch
    {
        NullType => _dropsNulls ? null : new StringType(),
        ArrayType a => Settled(a.ElementType) is { } element ? new ArrayType(element) : null,
        StructType s => Fields(s),
        _ => type,
    };

    private StructType? Fields(StructType type)
    {
        var fields = type.Fields.Select(f => (Field: f, Type: Settled(f.DataType))).Where(f => f.Type is not null).Select(f => f.Field.WithType(f.Type!)).ToArray();
        return fields.Length > 0 ? new StructType(fields) : null;
    }
}
