using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;

namespace SparkPersonalization.Engines.DuckDb.Functions.Dates;

/// <summary>
/// Texts as dates and timestamps by the rules of Spark's casts: <c>[+-]yyyy*[-[m]m[-[d]d[( |T)[h]h:[m]m[:[s]s[.f*]]][zone]]]</c>.
/// </summary>
internal static class DateTimeText
{
    /// <summary>A date; what follows a blank or a T after the day does not count.</summary>
    internal static Date? Date(string text)
    {
        if (TypedParsers.Trim(text).Equals("epoch", StringComparison.OrdinalIgnoreCase))
        {
            return new Date(0);
        }

        var reader = new DateTimeReader(TypedParsers.Trim(text).ToString());
        return reader.Date() is { } day && (reader.AtEnd || (reader.HasDay && reader.Peek is ' ' or 'T')) ? day : null;
    }

    /// <summary>A wall clock's date and time; a zone may follow and does not count.</summary>
    internal static Timestamp? Local(string text) => Parts(text) is { Day: { } day } p ? Micros(day, p.Time) : null;

    /// <summary>An instant; a text without a zone is read in the given one.</summary>
    internal static Timestamp? Instant(string text, string zone) => Parts(text) is { Day: { } day } p
        ? TimeZones.ToInstant(Micros(day, p.Time), p.Zone ?? zone)
        : null;

    /// <summary>Whether a timestamp names a zone.</summary>
    internal static bool NamesZone(string text) => Parts(text) is { Zone: not null };

    private static Timestamp Micros(Date day, long time) => new(checked((day.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay) + time));

    private static (Date? Day, long Time, string? Zone)? Parts(string text)
    {
        var reader = new DateTimeReader(TypedParsers.Trim(text).ToString());
        if (reader.Date() is not { } day)
        {
            return null;
        }

        if (reader.AtEnd)
        {
            return (day, 0, null);
        }

        if (!reader.HasDay || !(reader.Take(' ') || reader.Take('T')) || reader.Time() is not { } time)
        {
            return null;
        }

        var zone = reader.Rest.Trim();
        return zone.Length == 0 ? (day, time, null) : TimeZones.IsKnown(zone) ? (day, time, zone) : null;
    }
}
