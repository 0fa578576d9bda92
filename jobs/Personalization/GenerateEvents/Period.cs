namespace SparkPersonalization.Personalization.GenerateEvents;

/// <summary>The generated days as instants, in milliseconds since 1970 UTC.</summary>
internal sealed class Period
{
    internal const long Second = 1_000;
    internal const long Minute = 60 * Second;
    internal const long Hour = 60 * Minute;
    internal const long Day = 24 * Hour;

    internal Period(GenerateEventsOptions options)
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById(options.Zone);
        Start = Midnight(options.Start);
        End = Midnight(options.Start.AddDays(options.Days));
    }

    internal TimeZoneInfo Zone { get; }

    /// <summary>Midnight of the first day in the shop's zone.</summary>
    internal long Start { get; }

    /// <summary>Midnight after the last day. Nothing happens at or after it; what is under way still arrives.</summary>
    internal long End { get; }

    internal int Minutes => (int)((End - Start) / Minute);

    internal long StartOf(int minute) => Start + minute * Minute;

    private long Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Where the clocks go forward at midnight, the day starts later.
        while (Zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, Zone)).ToUnixTimeMilliseconds();
    }
}
