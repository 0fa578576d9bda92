using System.Globalization;
using System.Numerics;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Formats;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Casts;

/// <summary>Casts of intervals from and to texts and numbers, which count the smallest unit. One function for each pair of types.</summary>
internal static class IntervalCasts
{
    // What an interval of time counts, and the digits after the point of a second.
    private const int MicrosecondDigits = 6;

    internal static ScalarFunctionDefinition OfNumber(DataType from, DataType to) => Known(from, to, value => Interval(value, from, to));

    internal static ScalarFunctionDefinition ToNumber(DataType from, DataType to) => Known(from, to, value => Number(value, from, to));

    /// <summary>Of a text. One that is no interval is an error, but for intervals of mixed units, for which Spark gives null.</summary>
    internal static ScalarFunctionDefinition OfText(DataType to)
    {
        var read = to is CalendarIntervalType ? CalendarIntervalReading.Read : (Func<string, object?>)new IntervalReading(to).Read;
        return Known(new StringType(), to, text => read((string)text));
    }

    internal static ScalarFunctionDefinition ToText(DataType from) => Known(from, new StringType(), value => Text(value, from));

    private static ScalarFunctionDefinition Known(DataType from, DataType to, Func<object, object?> cast)
    {
        var name = string.Concat($"spark_{from.TypeName}_to_{to.TypeName}".Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return KnownFunctions.GetOrAdd(name, () => StringFunctions.Define(name, [from], to, a => cast(a[0]!)));
    }

    /// <summary>How many microseconds or months the smallest unit has.</summary>
    private static long Unit(DataType interval) => interval switch
    {
        DayTimeIntervalType { EndField: 0 } => TimeSpan.MicrosecondsPerDay,
        DayTimeIntervalType { EndField: 1 } => TimeSpan.MicrosecondsPerHour,
        DayTimeIntervalType { EndField: 2 } => TimeSpan.MicrosecondsPerMinute,
        DayTimeIntervalType => TimeSpan.MicrosecondsPerSecond,
        YearMonthIntervalType { EndField: 0 } => 12,
        _ => 1,
    };

    /// <summary>An interval without its units that are smaller than those of the type wanted.</summary>
    internal static ScalarFunctionDefinition Cut(DataType from, DataType to) =>
        Known(from, to, value => value is int months ? (object)(int)(months / Unit(to) * Unit(to)) : (long)value / Unit(to) * Unit(to));

    /// <summary>Whether an interval loses units where it becomes one of another type.</summary>
    internal static bool IsCut(DataType from, DataType to) => (from, to) switch
    {
        (DayTimeIntervalType a, DayTimeIntervalType b) => b.EndField < a.EndField,
        (YearMonthIntervalType a, YearMonthIntervalType b) => b.EndField < a.EndField,
        _ => false,
    };

    private static string Text(object value, DataType from) => (value, from) switch
    {
        (int months, YearMonthIntervalType type) => IntervalTexts.Of(months, type),
        (long micros, DayTimeIntervalType type) => IntervalTexts.Of(micros, type),
        _ => IntervalTexts.Of((CalendarInterval)value),
    };

    private static object Interval(object value, DataType from, DataType to)
    {
        var (unscaled, scale) = NumberTexts.Exact(value)!.Value;
        var count = DecimalText.Rescale(unscaled * Unit(to), scale, 0);
        return Fitting(count, to is YearMonthIntervalType ? new IntegerType() : new LongType()) ?? throw SparkErrors.CastOverflow(DecimalText.Plain(unscaled, scale), from.Sql, to.Sql);
    }

    private static object Number(object value, DataType from, DataType to)
    {
        var count = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        if (to is not DecimalType type)
        {
            return Fitting(count / Unit(from), to) ?? throw SparkErrors.CastOverflow(count.ToString(CultureInfo.InvariantCulture), from.Sql, to.Sql);
        }

        var exact = (BigInteger)count * BigInteger.Pow(10, MicrosecondDigits) / Unit(from);
        var fitted = DecimalText.Rescale(exact, MicrosecondDigits, type.Scale);
        return BigInteger.Abs(fitted) < BigInteger.Pow(10, type.Precision)
            ? Decimals.Box((Int128)fitted, (byte)type.Scale)
            : throw SparkErrors.OutOfRange(DecimalText.Plain(exact, MicrosecondDigits), type.Precision, type.Scale);
    }

    private static object? Fitting(BigInteger count, DataType type) => type switch
    {
        ByteType => count >= sbyte.MinValue && count <= sbyte.MaxValue ? (sbyte)count : null,
        ShortType => count >= short.MinValue && count <= short.MaxValue ? (short)count : null,
        IntegerType => count >= int.MinValue && count <= int.MaxValue ? (int)count : null,
        _ => count >= long.MinValue && count <= long.MaxValue ? (long)count : null,
    };
}
