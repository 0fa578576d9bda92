using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Dates;

/// <summary>Dates or times from a start to an end at a distance of months or of microseconds, by default a day.</summary>
internal static class Sequences
{
    private const int MaxLength = 2_147_483_632;

    internal static object? Of(object?[] a, string zone)
    {
        var isDate = a[0] is Date;
        var (start, end) = (Clock(a[0]!, zone), Clock(a[1]!, zone));
        var step = a.Length > 2 ? a[2] : end >= start ? TimeSpan.MicrosecondsPerDay : -TimeSpan.MicrosecondsPerDay;
        var direction = step is int months ? Math.Sign(months) : Math.Sign((long)step!);
        if (direction == 0 ? start != end : direction > 0 ? start > end : start < end)
        {
            throw new SparkException(SparkErrors.Unclassified, $"Illegal sequence boundaries: {a[0]} to {a[1]}, which its step does not reach.");
        }

        var values = new List<object?>();
        for (var i = 0L; ; i++)
        {
            var next = step is int m ? Months(start, m * i) : start + ((long)step! * i);
            if ((direction > 0 ? next > end : next < end) || values.Count == MaxLength)
            {
                return values.ToArray();
            }

            values.Add(isDate ? Calendar.Split(new Timestamp(next)).Day : TimeZones.ToInstant(new Timestamp(next), zone));
            if (direction == 0)
            {
                return values.ToArray();
            }
        }
    }

    private static long Clock(object value, string zone) => value is Date day
        ? day.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay
        : TimeZones.ToLocal((Timestamp)value, zone).Microseconds;

    private static long Months(long start, long months) => ((Timestamp)Calculations.Add("MONTH", months, new Timestamp(start), "UTC")).Microseconds;
}
