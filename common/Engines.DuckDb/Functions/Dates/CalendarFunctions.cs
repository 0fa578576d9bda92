using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Dates;

/// <summary>Functions of dates and of wall clocks' readings.</summary>
internal static class CalendarFunctions
{
    private static readonly DataType Day = new DateType();
    private static readonly DataType Clock = new TimestampNTZType();
    private static readonly DataType Text = new StringType();

    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        StringFunctions.Define("spark_trunc", [Day, Text], Day, a => Truncate((Date)a[0]!, (string)a[1]!)),
        StringFunctions.Define("spark_date_trunc", [Text, Clock], Clock, a => Truncate((Timestamp)a[1]!, (string)a[0]!)),
        StringFunctions.Define("spark_next_day", [Day, Text], Day, a => NextDay((Date)a[0]!, (string)a[1]!)),
        StringFunctions.Define("spark_months_between", [Clock, Clock, new BooleanType()], new DoubleType(), a =>
            MonthsBetween((Timestamp)a[0]!, (Timestamp)a[1]!, (bool)a[2]!)),
        StringFunctions.Define("spark_shift_zone", [new TimestampType(), Text, new BooleanType()], new TimestampType(), a => (bool)a[2]!
            ? TimeZones.ToLocal((Timestamp)a[0]!, (string)a[1]!)
            : TimeZones.ToInstant((Timestamp)a[0]!, (string)a[1]!)),
    ];

    private static Date? Truncate(Date date, string unit)
    {
        var (year, month, _) = ProlepticCalendar.FromDays(date.DaysSinceEpoch);
        return unit.ToUpperInvariant() switch
        {
            "YEAR" or "YYYY" or "YY" => Calendar.ToDate((int)year, 1, 1),
            "QUARTER" => Calendar.ToDate((int)year, ((month - 1) / 3 * 3) + 1, 1),
            "MONTH" or "MON" or "MM" => Calendar.ToDate((int)year, month, 1),
            "WEEK" => new Date(date.DaysSinceEpoch - DayOfWeek(date)),
            _ => null,
        };
    }

    private static Timestamp? Truncate(Timestamp local, string unit)
    {
        var (day, micros) = Calendar.Split(local);
        var step = unit.ToUpperInvariant() switch
        {
            "MICROSECOND" => 1,
            "MILLISECOND" => 1_000,
            "SECOND" => 1_000_000,
            "MINUTE" => 60_000_000L,
            "HOUR" => 3_600_000_000L,
            "DAY" or "DD" => TimeSpan.MicrosecondsPerDay,
            _ => 0,
        };
        return step > 0
            ? new Timestamp(local.Microseconds - (micros % step))
            : Truncate(day, unit) is { } first ? new Timestamp(first.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay) : null;
    }

    // 0 is Monday.
    private static int DayOfWeek(Date date) => (((date.DaysSinceEpoch + 3) % 7) + 7) % 7;

    private static Date NextDay(Date date, string name)
    {
        string[] names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
        var upper = name.Trim().ToUpperInvariant();
        var wanted = Array.FindIndex(names, n => upper.StartsWith(n, StringComparison.Ordinal));
        if (wanted < 0)
        {
            throw new DataFrames.SparkException("ILLEGAL_DAY_OF_WEEK", $"Illegal input for day of week: {name}.");
        }

        var ahead = (wanted - DayOfWeek(date) + 7) % 7;
        return new Date(date.DaysSinceEpoch + (ahead == 0 ? 7 : ahead));
    }

    // Spark counts a month as 31 days, and whole months where both days are the same or both are the last ones.
    private static double MonthsBetween(Timestamp later, Timestamp earlier, bool isRounded)
    {
        var (dayA, microsA) = Calendar.Split(later);
        var (dayB, microsB) = Calendar.Split(earlier);
        var (yearA, monthA, a) = ProlepticCalendar.FromDays(dayA.DaysSinceEpoch);
        var (yearB, monthB, b) = ProlepticCalendar.FromDays(dayB.DaysSinceEpoch);
        var months = ((yearA - yearB) * 12.0) + (monthA - monthB);
        if (a == b || (a == Calendar.DaysOfMonth(yearA, monthA) && b == Calendar.DaysOfMonth(yearB, monthB)))
        {
            return months;
        }

        var seconds = ((a - b) * 86_400L) + (microsA / 1_000_000) - (microsB / 1_000_000);
        var result = months + (seconds / (31.0 * 86_400));
        return isRounded ? Math.Round(result * 1e8, MidpointRounding.AwayFromZero) / 1e8 : result;
    }
}
