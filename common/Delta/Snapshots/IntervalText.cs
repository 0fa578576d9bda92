using System.Globalization;

namespace SparkPersonalization.Delta.Snapshots;

/// <summary>Intervals as table properties have them: <c>interval 1 week 2 days</c>, the first word optional.</summary>
internal static class IntervalText
{
    /// <summary>The length, or null where the text is no interval of weeks, days or smaller units.</summary>
    internal static TimeSpan? TryParse(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var start = words.Length > 0 && words[0].Equals("interval", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        if (words.Length == start || (words.Length - start) % 2 != 0)
        {
            return null;
        }

        var total = TimeSpan.Zero;
        for (var i = start; i < words.Length; i += 2)
        {
            if (!long.TryParse(words[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
                || Unit(words[i + 1]) is not { } unit
                || Math.Abs((double)count * unit.Ticks) > TimeSpan.MaxValue.Ticks / 2)
            {
                return null;
            }

            total += count * unit;
        }

        return total;
    }

    private static TimeSpan? Unit(string name)
    {
        var unit = name.ToUpperInvariant();
        return (unit.EndsWith('S') ? unit[..^1] : unit) switch
        {
            "WEEK" => TimeSpan.FromDays(7),
            "DAY" => TimeSpan.FromDays(1),
            "HOUR" => TimeSpan.FromHours(1),
            "MINUTE" => TimeSpan.FromMinutes(1),
            "SECOND" => TimeSpan.FromSeconds(1),
            "MILLISECOND" => TimeSpan.FromMilliseconds(1),
            "MICROSECOND" => TimeSpan.FromMicroseconds(1),
            _ => null,
        };
    }
}
