using System.Globalization;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;

namespace SparkPersonalization.Engines.DuckDb.Translation.Skipping;

/// <summary>The values of constant expressions, as far as they are certain: of casts only those that lose nothing and do not fail.</summary>
/// <param name="timeZone">The session's time zone.</param>
internal sealed class ConstantFolding(string timeZone)
{
    /// <summary>The constant that an expression is, or null where it is none or its value is left to the engine.</summary>
    internal BoundLiteral? Of(BoundExpression expression)
    {
        DeepStack.Check();
        return expression switch
        {
            BoundLiteral literal => literal,
            BoundCast cast when Of(cast.Child) is { } child => Cast(child, cast.DataType),
            BoundCall { Function: "negative" } call when Of(call.Arguments[0]) is { } number => Negative(number),
            _ => null,
        };
    }

    private BoundLiteral? Cast(BoundLiteral literal, DataType to) =>
        literal.Value is null ? new BoundLiteral(null, to)
        : literal.DataType == to ? literal
        : Value(literal.Value, literal.DataType, to) is { } value ? new BoundLiteral(value, to) : null;

    private object? Value(object value, DataType from, DataType to) => (from, to) switch
    {
        (IntegralType, _) => OfWhole(Convert.ToInt64(value, CultureInfo.InvariantCulture), to),
        (DecimalType, _) => value is decimal number ? OfDecimal(number, to) : null,
        (FloatType, DoubleType) => (double)(float)value,
        (StringType, _) => OfText((string)value, to),
        (DateType, TimestampNTZType) => Midnight((Date)value),
        (DateType, TimestampType) => TimeZones.ToPlainInstant(Midnight((Date)value), timeZone),
        (TimestampNTZType, TimestampType) => TimeZones.ToPlainInstant((Timestamp)value, timeZone),
        _ => null,
    };

    private static object? OfWhole(long value, DataType to) => to switch
    {
        ByteType => value is >= sbyte.MinValue and <= sbyte.MaxValue ? (sbyte)value : null,
        ShortType => value is >= short.MinValue and <= short.MaxValue ? (short)value : null,
        IntegerType => value is >= int.MinValue and <= int.MaxValue ? (int)value : null,
        LongType => value,
        FloatType => (float)value,
        DoubleType => (double)value,
        DecimalType => OfDecimal(value, to),
        _ => null,
    };

    // The text is read, because the nearest double is wanted, which a conversion of .NET need not give.
    private static object? OfDecimal(decimal value, DataType to) => to switch
    {
        DoubleType => double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        DecimalType d => Fits(value, d) ? value : null,
        _ => null,
    };

    private static bool Fits(decimal value, DecimalType type)
    {
        var text = decimal.Abs(value).ToString("0.############################", CultureInfo.InvariantCulture).Split('.');
        return text[0].TrimStart('0').Length <= type.Precision - type.Scale && (text.Length == 1 || text[1].Length <= type.Scale);
    }

    private object? OfText(string text, DataType to) => to switch
    {
        ByteType => TypedParsers.Whole(text, sbyte.MinValue, sbyte.MaxValue) is { } v ? (sbyte)v : null,
        ShortType => TypedParsers.Whole(text, short.MinValue, short.MaxValue) is { } v ? (short)v : null,
        IntegerType => TypedParsers.Whole(text, int.MinValue, int.MaxValue) is { } v ? (int)v : null,
        LongType => TypedParsers.Whole(text, long.MinValue, long.MaxValue),
        DoubleType => TypedParsers.Real(text),
        BooleanType => TypedParsers.Boolean(text),
        DateType => DateTimeText.Date(text),
        TimestampType => DateTimeText.Instant(text, timeZone),
        TimestampNTZType => DateTimeText.Local(text),
        _ => null,
    };

    private static Timestamp Midnight(Date day) => new(day.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay);

    private static BoundLiteral? Negative(BoundLiteral number) => number.Value switch
    {
        int v when v != int.MinValue => number with { Value = -v },
        long v when v != long.MinValue => number with { Value = -v },
        double v => number with { Value = -v },
        decimal v => number with { Value = -v },
        _ => null,
    };
}
