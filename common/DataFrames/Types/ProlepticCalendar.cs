using System.Globalization;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>The proleptic Gregorian calendar over all years that Spark knows, which are more than .NET's.</summary>
internal static class ProlepticCalendar
{
    /// <summary>The civil date of a day. The arithmetic counts eras of 400 years from 0000-03-01.</summary>
    internal static (long Year, int Month, int Day) FromDays(long daysSinceEpoch)
    {
        var shifted = daysSinceEpoch + 719_468;
        var era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097;
        var dayOfEra = shifted - (era * 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shiftedMonth = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * shiftedMonth) + 2) / 5) + 1);
        var month = (int)(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, day);
    }

    /// <summary>A year as Java prints it: four digits at least, a plus sign beyond 9999.</summary>
    internal static string YearText(long year) => year switch
    {
        > 9999 => string.Create(CultureInfo.InvariantCulture, $"+{year}"),
        >= 0 => year.ToString("0000", CultureInfo.InvariantCulture),
        _ => "-" + (-year).ToString("0000", CultureInfo.InvariantCulture),
    };
}
