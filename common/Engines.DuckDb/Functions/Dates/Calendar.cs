using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Dates;

/// <summary>Arithmetic of the proleptic Gregorian calendar.</summary>
internal static class Calendar
{
    internal static bool IsLeap(long year) => (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    internal static int DaysOfMonth(long year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>The date of a year, month and day; null where there is no such day.</summary>
    internal static Date? ToDate(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1 || day > DaysOfMonth(year, month))
        {
            return null;
        }

        var y = month <= 2 ? year - 1L : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - (era * 400);
        var dayOfYear = ((((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day) - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return new Date(checked((int)((era * 146_097) + dayOfEra - 719_468)));
    }

    /// <summary>The date and the time of day of a wall clock's reading.</summary>
    internal static (Date Day, long Micros) Split(Timestamp local)
    {
        var day = Math.DivRem(local.Microseconds, TimeSpan.MicrosecondsPerDay, out var rest);
        return rest < 0 ? (new Date((int)day - 1), rest + TimeSpan.MicrosecondsPerDay) : (new Date((int)day), rest);
    }
}
