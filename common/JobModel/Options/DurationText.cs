using System.Globalization;

namespace SparkPersonalization.JobModel.Options;

/// <summary>Durations as people write them: <c>500ms</c>, <c>90s</c>, <c>30m</c>, <c>12h</c>, <c>7d</c>, <c>00:30:00</c>.</summary>
internal static class DurationText
{
    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("d", TimeSpan.TicksPerDay),
        ("h", TimeSpan.TicksPerHour),
        ("m", TimeSpan.TicksPerMinute),
        ("s", TimeSpan.TicksPerSecond),
        ("ms", TimeSpan.TicksPerMillisecond),
    ];

    /// <summary>Reads a duration; a number without unit is none, because nobody can tell which was meant.</summary>
    internal static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Contains(':', StringComparison.Ordinal))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out duration);
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0)
            return false;
        var unit = text[digits..];
        var ticks = Units.FirstOrDefault(known => known.Unit.Equals(unit, StringComparison.OrdinalIgnoreCase)).Ticks;
        if (ticks == 0 || !long.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        if (count > long.MaxValue / ticks)
            return false;
        duration = new TimeSpan(count * ticks);
        return true;
    }

    /// <summary>The duration in the largest unit that gives a whole number, else with colons.</summary>
    internal static string Format(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
            return "0s";
        foreach (var (unit, ticks) in Units)
        {
            if (duration.Ticks > 0 && duration.Ticks % ticks == 0)
                return string.Create(CultureInfo.InvariantCulture, $"{duration.Ticks / ticks}{unit}");
        }
        return duration.ToString("c", CultureInfo.InvariantCulture);
    }
}
