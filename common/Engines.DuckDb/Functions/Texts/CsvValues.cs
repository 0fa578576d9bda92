using System.Globalization;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>
/// The texts of CSV's values as values of types, as Spark's reader takes them; null where one does not fit. Options: <c>nanValue</c>,
/// <c>positiveInf</c>, <c>negativeInf</c>, <c>dateFormat</c>, <c>timestampFormat</c>, <c>timestampNTZFormat</c>, <c>timeZone</c>.
/// </summary>
internal sealed class CsvValues(TextOptions options)
{
    private readonly string _nan = options.Get("nanValue") ?? "NaN";
    private readonly string _positive = options.Get("positiveInf") ?? "Inf";
    private readonly string _negative = options.Get("negativeInf") ?? "-Inf";

    internal object? Value(string text, DataType type) => type switch
    {
        StringType => text,
        BinaryType => System.Text.Encoding.UTF8.GetBytes(text),
        ByteType => Whole(text, sbyte.MinValue, sbyte.MaxValue) is { } v ? (sbyte)v : null,
        ShortType => Whole(text, short.MinValue, short.MaxValue) is { } v ? (short)v : null,
        IntegerType => Whole(text, int.MinValue, int.MaxValue) is { } v ? (int)v : null,
        LongType => Whole(text, long.MinValue, long.MaxValue),
        FloatType => Real(text) is { } v ? (float)v : null,
        DoubleType => Real(text),
        DecimalType d => HasBlanks(text) ? null : DecimalFitting.Of(text, d),
        BooleanType => text.ToUpperInvariant() switch
        {
            "TRUE" => true,
            "FALSE" => false,
            _ => null,
        },
        DateType => options.Date(text),
        TimestampType => options.Instant(text),
        TimestampNTZType => options.LocalOnly(text),
        _ => throw new DataFrames.SparkException("UNSUPPORTED_DATATYPE", $"CSV has no values of {type.Sql}."),
    };

    private static bool HasBlanks(string text) => text.Length > 0 && (text[0] <= ' ' || text[^1] <= ' ');

    private static long? Whole(string text, long min, long max) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : null;

    private double? Real(string text) =>
        text == _nan ? double.NaN
        : text == _positive ? double.PositiveInfinity
        : text == _negative ? double.NegativeInfinity
        : text.Any(char.IsAsciiDigit) || text.Trim().TrimStart('+', '-') is "NaN" or "Infinity" ? TypedParsers.Real(text) : null;
}
