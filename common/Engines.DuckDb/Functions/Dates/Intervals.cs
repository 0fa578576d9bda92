using System.Data.SqlTypes;
using System.Globalization;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Dates;

/// <summary>Intervals made of their parts, and the parts of them. Left-out parts are zero.</summary>
internal static class Intervals
{
    private const long Second = 1_000_000;

    internal static object DayTime(object?[] a)
    {
        try
        {
            return checked((Whole(a, 0) * 86_400 * Second) + (Whole(a, 1) * 3_600 * Second) + (Whole(a, 2) * 60 * Second) + Micros(a, 3));
        }
        catch (OverflowException)
        {
            throw SparkErrors.Overflow("The interval");
        }
    }

    internal static object YearMonth(object?[] a)
    {
        var months = (Whole(a, 0) * 12) + Whole(a, 1);
        return months is >= int.MinValue and <= int.MaxValue ? (int)months : throw SparkErrors.Overflow("The interval");
    }

    internal static object Calendar(object?[] a)
    {
        try
        {
            return checked(new CalendarInterval(
                (int)((Whole(a, 0) * 12) + Whole(a, 1)),
                (int)((Whole(a, 2) * 7) + Whole(a, 3)),
                (Whole(a, 4) * 3_600 * Second) + (Whole(a, 5) * 60 * Second) + Micros(a, 6)));
        }
        catch (OverflowException)
        {
            throw SparkErrors.Overflow("The interval");
        }
    }

    internal static object Part(string part, object interval, DataType result)
    {
        var (months, days, micros) = interval switch
        {
            int m => (m, 0L, 0L),
            long u => (0, u / (86_400 * Second), u % (86_400 * Second)),
            var other => ((CalendarInterval)other).Months is var m && ((CalendarInterval)other) is var i ? (m, (long)i.Days, i.Micros) : default,
        };
        if (part == "second")
        {
            return Decimals.Box(micros % (60 * Second), 6);
        }

        var value = part switch
        {
            "year" => months / 12,
            "month" => months % 12,
            "day" => days,
            "hour" => micros / (3_600 * Second),
            _ => micros / (60 * Second) % 60,
        };
        return result is ByteType ? (sbyte)value : (object)(int)value;
    }

    private static long Whole(object?[] a, int index) => index < a.Length ? (int)a[index]! : 0;

    private static long Micros(object?[] a, int index) => index >= a.Length ? 0 : a[index] switch
    {
        decimal seconds => (long)(seconds * Second),
        var other => (long)(decimal.Parse(((SqlDecimal)other!).ToString(), CultureInfo.InvariantCulture) * Second),
    };
}
