using System.Globalization;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Casts;

/// <summary>Texts as intervals of mixed units: numbers and units in turn, such as <c>1 year -2 days 3.5 seconds</c>.</summary>
internal static partial class CalendarIntervalReading
{
    /// <summary>The interval; null where the text is none.</summary>
    internal static object? Read(string text)
    {
        var match = Pattern().Match(TypedParsers.Trim(text).ToString());
        if (!match.Success)
        {
            return null;
        }

        try
        {
            var (months, days, micros) = (0, 0, 0L);
            for (var i = 0; i < match.Groups["unit"].Captures.Count; i++)
            {
                var sign = match.Groups["sign"].Captures[i].Value == "-" ? -1 : 1;
                var whole = sign * long.Parse("0" + match.Groups["whole"].Captures[i].Value, CultureInfo.InvariantCulture);
                var fraction = sign * long.Parse(match.Groups["fraction"].Captures[i].Value.TrimStart('.').PadRight(6, '0')[..6], CultureInfo.InvariantCulture);
                checked
                {
                    switch (match.Groups["unit"].Captures[i].Value.ToLowerInvariant())
                    {
                        case "year": months += (int)(whole * 12); break;
                        case "month": months += (int)whole; break;
                        case "week": days += (int)(whole * 7); break;
                        case "day": days += (int)whole; break;
                        case "hour": micros += whole * TimeSpan.MicrosecondsPerHour; break;
                        case "minute": micros += whole * TimeSpan.MicrosecondsPerMinute; break;
                        case "second": micros += (whole * TimeSpan.MicrosecondsPerSecond) + fraction; break;
                        case "millisecond": micros += whole * TimeSpan.MicrosecondsPerMillisecond; break;
                        default: micros += whole; break;
                    }
                }
            }

            return new CalendarInterval(months, days, micros);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // Only seconds have a fraction.
    [GeneratedRegex(
        @"^(?:interval\s+)?(?:(?<sign>[+-]?)\s*(?:(?<whole>\d*)(?<fraction>\.\d{1,9})\s+(?<unit>second)s?|(?<whole>\d+)(?<fraction>\.?)\s+(?<unit>year|month|week|day|hour|minute|second|millisecond|microsecond)s?)(?:\s+|$))+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
