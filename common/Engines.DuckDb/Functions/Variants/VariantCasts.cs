using System.Globalization;
using System.Numerics;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;
using Calendar = SparkPersonalization.Engines.DuckDb.Functions.Dates.Calendar;

namespace SparkPersonalization.Engines.DuckDb.Functions.Variants;

/// <summary>Values of VARIANT as values of other types. What does not fit is an error, or null where it is only tried, in arrays and objects too.</summary>
internal sealed class VariantCasts(string zone, bool isTry)
{
    /// <exception cref="SparkException">The value does not fit the type.</exception>
    internal object? To(Variant variant, DataType type)
    {
        if (variant.Kind == VariantKind.Null && type is not VariantType)
        {
            return null;
        }

        return type switch
        {
            VariantType => variant,
            StringType => Text(variant),
            StructType fields when variant.Kind == VariantKind.Object => new Row(fields, [.. fields.Select(f => Member(variant, f.Name) is { } member ? To(member, f.DataType) : null)]),
            MapType { KeyType: StringType } map when variant.Kind == VariantKind.Object =>
                new MapValue([.. variant.Names.Zip(variant.Items, (name, item) => new KeyValuePair<object, object?>(name, To(item, map.ValueType)))]),
            ArrayType array when variant.Kind == VariantKind.Array => variant.Items.Select(item => To(item, array.ElementType)).ToArray(),
            _ => Scalar(variant, type) ?? (isTry ? null : throw Misfit(variant, type)),
        };
    }

    private static SparkException Misfit(Variant variant, DataType type) => new(
        "INVALID_VARIANT_CAST", $"The variant value `{variant.ToJson()}` cannot be cast into {type.Sql}. Use `try_variant_get` instead.");

    private static Variant? Member(Variant variant, string name) => variant.Names.ToList().IndexOf(name) is >= 0 and var place ? variant.Items[place] : null;

    private string Text(Variant variant) => (variant.Kind, variant.Value) switch
    {
        (_, string text) => text,
        (_, bool flag) => flag ? "true" : "false",
        (_, byte[] bytes) => Encoding.UTF8.GetString(bytes),
        (_, double number) => JavaNumbers.ToString(number),
        (_, float number) => JavaNumbers.ToString(number),
        (VariantKind.Timestamp, Timestamp instant) => TimeZones.ToLocal(instant, zone).ToString(),
        (VariantKind.Array or VariantKind.Object, _) => VariantText.Json(variant, TimeZones.Get(zone)),
        (_, IFormattable other) => other.ToString(null, CultureInfo.InvariantCulture),
        (_, var other) => other!.ToString()!,
    };

    private object? Scalar(Variant variant, DataType type) => type switch
    {
        ByteType => Whole(variant, sbyte.MinValue, sbyte.MaxValue) is { } v ? (sbyte)v : null,
        ShortType => Whole(variant, short.MinValue, short.MaxValue) is { } v ? (short)v : null,
        IntegerType => Whole(variant, int.MinValue, int.MaxValue) is { } v ? (int)v : null,
        LongType => Whole(variant, long.MinValue, long.MaxValue) is { } v ? (long)v : null,
        FloatType => variant.Value is float f ? f : Real(variant) is { } v ? (float)v : null,
        DoubleType => Real(variant),
        DecimalType d => Digits(variant) is { } text ? DecimalFitting.Of(text, d) : null,
        BooleanType => Boolean(variant),
        BinaryType => variant.Value switch { byte[] bytes => bytes, string text => Encoding.UTF8.GetBytes(text), _ => null },
        DateType => Day(variant),
        TimestampType => Instant(variant),
        TimestampNTZType => Local(variant),
        _ => null,
    };

    private static BigInteger? Whole(Variant variant, long min, long max)
    {
        BigInteger? value = variant.Value switch
        {
            bool flag => flag ? 1 : 0,
            long number => number,
            VariantDecimal number => number.Unscaled / BigInteger.Pow(10, number.Scale),
            double number when double.IsFinite(number) => (BigInteger)number,
            float number when float.IsFinite(number) => (BigInteger)number,
            string text => TypedParsers.Whole(text, min, max) is { } number ? number : null,
            _ => null,
        };
        return value >= min && value <= max ? value : null;
    }

    private static double? Real(Variant variant) => variant.Value switch
    {
        bool flag => flag ? 1 : 0,
        long number => number,
        VariantDecimal number => double.Parse(number.ToString(), CultureInfo.InvariantCulture),
        double number => number,
        float number => number,
        string text => TypedParsers.Real(text),
        _ => null,
    };

    private static string? Digits(Variant variant) => variant.Value switch
    {
        bool flag => flag ? "1" : "0",
        long number => number.ToString(CultureInfo.InvariantCulture),
        VariantDecimal number => number.ToString(),
        double number when double.IsFinite(number) => JavaNumbers.ToString(number),
        float number when float.IsFinite(number) => JavaNumbers.ToString(number),
        string text => text,
        _ => null,
    };

    private static object? Boolean(Variant variant) => variant.Value switch
    {
        bool flag => flag,
        long number => number != 0,
        VariantDecimal number => !number.Unscaled.IsZero,
        double number => number != 0,
        float number => number != 0,
        string text => TypedParsers.Boolean(text),
        _ => null,
    };

    private object? Day(Variant variant) => (variant.Kind, variant.Value) switch
    {
        (_, string text) => DateTimeText.Date(text),
        (_, Date day) => day,
        (VariantKind.Timestamp, Timestamp instant) => Calendar.Split(TimeZones.ToLocal(instant, zone)).Day,
        (_, Timestamp local) => Calendar.Split(local).Day,
        _ => null,
    };

    private object? Instant(Variant variant) => (variant.Kind, variant.Value) switch
    {
        (_, string text) => DateTimeText.Instant(text, zone),
        (VariantKind.Timestamp, Timestamp instant) => instant,
        (_, Timestamp local) => TimeZones.ToInstant(local, zone),
        (_, Date day) => TimeZones.ToInstant(Midnight(day), zone),
        (_, long seconds) when seconds is > long.MinValue / 1_000_000 and < long.MaxValue / 1_000_000 => new Timestamp(seconds * 1_000_000),
        (_, VariantDecimal or double or float) when Real(variant) is { } seconds && Math.Abs(seconds) < 9e12 => new Timestamp((long)(seconds * 1_000_000)),
        _ => null,
    };

    private object? Local(Variant variant) => (variant.Kind, variant.Value) switch
    {
        (_, string text) => DateTimeText.Local(text),
        (VariantKind.Timestamp, Timestamp instant) => TimeZones.ToLocal(instant, zone),
        (_, Timestamp local) => local,
        (_, Date day) => Midnight(day),
        _ => null,
    };

    private static Timestamp Midnight(Date day) => new(day.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay);
}
