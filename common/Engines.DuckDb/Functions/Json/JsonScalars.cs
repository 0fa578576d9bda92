using System.Globalization;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;
using SparkPersonalization.Engines.DuckDb.Functions.Json.Lenient;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>JSON's texts, numbers, true and false as values of types, as Spark takes them; null where one does not fit.</summary>
internal sealed class JsonScalars(TextOptions options)
{
    private readonly bool _takesNonNumbers = options.Flag("allowNonNumericNumbers", true);

    internal object? Value(JsonPart part, DataType type) => type switch
    {
        StringType => part.Text,
        BooleanType => part.Kind is JsonPartKind.True ? true : part.Kind is JsonPartKind.False ? false : null,
        _ => part.Kind switch
        {
            JsonPartKind.Whole => Whole(part.Text, type),
            JsonPartKind.Real => Real(part.Text, type),
            JsonPartKind.Text => Text(part.Text, type),
            _ => null,
        },
    };

    private static object? Whole(string text, DataType type) => type switch
    {
        // The parser that Spark uses takes a byte for one with a sign or without.
        ByteType => Integer(text, sbyte.MinValue, byte.MaxValue) is { } v ? unchecked((sbyte)v) : null,
        ShortType => Integer(text, short.MinValue, short.MaxValue) is { } v ? (short)v : null,
        IntegerType => Integer(text, int.MinValue, int.MaxValue) is { } v ? (int)v : null,
        LongType => Integer(text, long.MinValue, long.MaxValue),
        TimestampType => Integer(text, long.MinValue / 1_000_000, long.MaxValue / 1_000_000) is { } seconds ? new Timestamp(seconds * 1_000_000) : null,
        // A whole number knows no negative zero.
        FloatType => Real(text, type) is float v ? v + 0f : null,
        DoubleType => Real(text, type) is double v ? v + 0d : null,
        _ => Real(text, type),
    };

    private static long? Integer(string text, long min, long max) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : null;

    private static object? Real(string text, DataType type) => type switch
    {
        FloatType => (Special(text) ?? TypedParsers.Real(text)) is { } v ? (float.TryParse(text, CultureInfo.InvariantCulture, out var f) ? f : (float)v) : null,
        DoubleType => Special(text) ?? TypedParsers.Real(text),
        DecimalType d => DecimalFitting.Of(text, d),
        _ => null,
    };

    private static double? Special(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" or "+Infinity" or "INF" or "+INF" => double.PositiveInfinity,
        "-Infinity" or "-INF" => double.NegativeInfinity,
        _ => null,
    };

    private object? Text(string text, DataType type) => type switch
    {
        BinaryType => Bytes(text),
        _ when text.Length == 0 => null,
        FloatType => _takesNonNumbers && Special(text) is { } v ? (float)v : null,
        DoubleType => _takesNonNumbers ? Special(text) : null,
        DateType => options.Date(text) ?? (options.DatePattern is null && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) ? new Date(days) : null),
        TimestampType => options.Instant(text),
        TimestampNTZType => options.LocalOnly(text),
        DecimalType d => DecimalFitting.Of(text, d),
        _ => null,
    };

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }
}
