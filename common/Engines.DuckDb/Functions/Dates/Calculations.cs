using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Dates;

/// <summary>Instants made of parts, moved, and compared by units.</summary>
internal static class Calculations
{
    private const long Second = 1_000_000;

    /// <summary>The date of a year, month and day.</summary>
    internal static object Day(int year, int month, int day) => (object?)Calendar.ToDate(year, month, day)
        ?? throw new SparkException("DATETIME_FIELD_OUT_OF_BOUNDS.WITH_SUGGESTION", string.Create(CultureInfo.InvariantCulture, $"There is no day {year}-{month}-{day}. Use a try_ function to get NULL instead."));

    /// <summary>The instant of a date, or of year, month, day, hour, minute, second and perhaps a zone.</summary>
    internal static object Make(object?[] a, string zone)
    {
        if (a is [Date date])
        {
            return TimeZones.ToInstant(new Timestamp(date.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay), zone);
        }

        var day = Calendar.ToDate((int)a[0]!, (int)a[1]!, (int)a[2]!);
        var (hour, minute) = ((int)a[3]!, (int)a[4]!);
        var micros = (long)((a[5] is decimal d ? d : decimal.Parse(a[5]!.ToString()!, CultureInfo.InvariantCulture)) * Second);
        if (day is not { } known || hour is < 0 or > 23 || minute is < 0 or > 59 || micros < 0 || micros > 60 * Second)
        {
            throw new SparkException("DATETIME_FIELD_OUT_OF_BOUNDS.WITH_SUGGESTION", $"The parts {string.Join(", ", a)} are no date and time. Use the try_ function to get NULL instead.");
        }

        var local = (known.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay) + ((((hour * 60L) + minute) * 60) * Second) + micros;
        return TimeZones.ToInstant(new Timestamp(local), a.Length > 6 ? (string)a[6]! : zone);
    }

    /// <summary>An instant moved by so many units; days and longer units keep the clock's reading.</summary>
    internal static object Add(string unit, long count, Timestamp time, string zone)
    {
        try
        {
            return UnitOf(unit) switch
            {
                { Micros: > 0 and < TimeSpan.MicrosecondsPerDay } u => new Timestamp(checked(time.Microseconds + (count * u.Micros))),
                { Micros: > 0 } u => TimeZones.ToInstant(new Timestamp(checked(TimeZones.ToLocal(time, zone).Microseconds + (count * u.Micros))), zone),
                var u => TimeZones.ToInstant(AddMonths(TimeZones.ToLocal(time, zone), checked(count * u.Months)), zone),
            };
        }
        catch (OverflowException)
        {
            throw new SparkException("DATETIME_OVERFLOW", $"Adding {count} {unit} goes beyond the times that there are.");
        }
    }

    /// <summary>How many whole units lie between two instants.</summary>
    internal static object Difference(string unit, Timestamp from, Timestamp to, string zone)
    {
        var (start, end) = (TimeZones.ToLocal(from, zone).Microseconds, TimeZones.ToLocal(to, zone).Microseconds);
        var (months, micros) = UnitOf(unit);
        return micros > 0 && micros < TimeSpan.MicrosecondsPerDay ? (to.Microseconds - from.Microseconds) / micros
            : micros > 0 ? (end - start) / micros
            : WholeMonths(start, end) / months;
    }

    private static long WholeMonths(long start, long end)
    {
        var (startDay, startTime) = Calendar.Split(new Timestamp(start));
        var (endDay, endTime) = Calendar.Split(new Timestamp(end));
        var (y1, m1, d1) = ProlepticCalendar.FromDays(startDay.DaysSinceEpoch);
        var (y2, m2, d2) = ProlepticCalendar.FromDays(endDay.DaysSinceEpoch);
        var months = ((y2 - y1) * 12L) + (m2 - m1);
        var rest = d2 != d1 ? d2.CompareTo(d1) : endTime.CompareTo(startTime);
        return months > 0 && rest < 0 ? months - 1 : months < 0 && rest > 0 ? months + 1 : months;
    }

    private static Timestamp AddMonths(Timestamp local, long months)
    {
        var (day, time) = Calendar.Split(local);
        var (year, month, dayOfMonth) = ProlepticCalendar.FromDays(day.DaysSinceEpoch);
        var total = checked((year * 12L) + month - 1 + months);
        var newYear = (int)Math.Floor(total / 12.0);
        var newMonth = (int)(total - (newYear * 12L)) + 1;
        var moved = Calendar.ToDate(newYear, newMonth, Math.Min(dayOfMonth, Calendar.DaysOfMonth(newYear, newMonth)))!.Value;
        return new Timestamp((moved.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay) + time);
    }

    private static (int Months, long Micros) UnitOf(string unit) => unit.ToUpperInvariant() switch
    {
        "YEAR" => (12, 0),
        "QUARTER" => (3, 0),
        "MONTH" => (1, 0),
        "WEEK" => (0, 7 * TimeSpan.MicrosecondsPerDay),
        "DAY" or "DAYOFYEAR" => (0, TimeSpan.MicrosecondsPerDay),
        "HOUR" => (0, 3_600 * Second),
        "MINUTE" => (0, 60 * Second),
        "SECOND" => (0, Second),
        "MILLISECOND" => (0, 1_000),
        "MICROSECOND" => (0, 1),
        _ => throw new SparkException("INVALID_PARAMETER_VALUE.DATETIME_UNIT", $"'{unit}' is no unit of time."),
    };
}
