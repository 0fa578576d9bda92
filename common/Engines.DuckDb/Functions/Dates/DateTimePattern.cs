using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Dates;

/// <summary>
/// A pattern of Spark's for dates and times (Spark's documentation, "Datetime Patterns"), with English names. Letters of Spark's that it has
/// not: <c>B O V z</c>, and in texts to be read <c>G k K</c>.
/// </summary>
internal sealed class DateTimePattern
{
    private static readonly ConcurrentDictionary<string, DateTimePattern> Known = new(StringComparer.Ordinal);
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
    private static readonly string[] Days = CultureInfo.InvariantCulture.DateTimeFormat.DayNames;
    private readonly Part[] _parts;
    private readonly Lazy<Regex> _reader;

    private DateTimePattern(string pattern)
    {
        _parts = [.. Read(pattern)];
        Check(pattern, isReading: false);
        _reader = new Lazy<Regex>(() => Reader(pattern));
    }

    private Regex Reader(string pattern)
    {
        Check(pattern, isReading: true);
        return new Regex($"^{string.Concat(_parts.Select(ReadPattern))}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    private void Check(string pattern, bool isReading) =>
        DateTimePatternRules.Check(pattern, [.. _parts.Where(p => p.Letter != '\0').Select(p => (p.Letter, p.Count))], isReading);

    internal static DateTimePattern Of(string pattern) => Known.GetOrAdd(pattern, p => new DateTimePattern(p));

    /// <summary>Writes a wall clock's reading in a zone.</summary>
    internal string Format(Timestamp local, string zone)
    {
        var (day, micros) = Calendar.Split(local);
        var (year, month, dayOfMonth) = ProlepticCalendar.FromDays(day.DaysSinceEpoch);
        var clock = new Clock(year, month, dayOfMonth, day, micros);
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            text.Append(part.Letter switch
            {
                '\0' => part.Text,
                'X' or 'x' or 'Z' => Offset(part, TimeZones.ToInstant(local, zone), local),
                _ => Write(part, clock),
            });
        }

        return text.ToString();
    }

    /// <summary>Reads a text; null where it does not fit.</summary>
    internal Timestamp? Parse(string text, string zone)
    {
        var match = _reader.Value.Match(text);
        if (!match.Success)
        {
            return null;
        }

        var year = Number(match, "y") is { } y ? match.Groups["y"].Length == 2 ? 2000 + y : y : 1970;
        var month = Number(match, "M") ?? Name(match, Months) ?? 1;
        var day = Number(match, "D") is { } ofYear
            ? Calendar.ToDate(year, 1, 1) is { } first ? new Date(first.DaysSinceEpoch + ofYear - 1) : null
            : Calendar.ToDate(year, month, Number(match, "d") ?? 1);
        if (day is not { } date || TimeOfDay(match) is not { } micros)
        {
            return null;
        }

        var named = match.Groups["zone"] is { Success: true } z ? z.Value : zone;
        return TimeZones.IsKnown(named) ? TimeZones.ToInstant(new Timestamp((date.DaysSinceEpoch * TimeSpan.MicrosecondsPerDay) + micros), named) : null;
    }

    private static long? TimeOfDay(Match match)
    {
        var half = match.Groups["a"] is { Success: true } a && a.Value.StartsWith('p') | a.Value.StartsWith('P') ? 12 : 0;
        var hour = Number(match, "H") ?? ((Number(match, "h") ?? 0) % 12) + half;
        var (minute, second) = (Number(match, "m") ?? 0, Number(match, "s") ?? 0);
        var fraction = match.Groups["S"] is { Success: true } s ? long.Parse(s.Value.PadRight(6, '0')[..6], CultureInfo.InvariantCulture) : 0;
        return hour > 23 || minute > 59 || second > 59 ? null : (((((hour * 60L) + minute) * 60) + second) * 1_000_000) + fraction;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } g ? int.Parse(g.ValueSpan, CultureInfo.InvariantCulture) : null;

    private static int? Name(Match match, string[] names) => match.Groups["name"] is { Success: true } g
        ? Array.FindIndex(names, n => n.StartsWith(g.Value, StringComparison.OrdinalIgnoreCase)) + 1 is var found and > 0 ? found : null
        : null;

    private static IEnumerable<Part> Read(string pattern)
    {
        for (var i = 0; i < pattern.Length;)
        {
            var c = pattern[i];
            if (c == '\'')
            {
                var end = pattern.IndexOf('\'', i + 1);
                end = end < 0 ? throw Refused(pattern, "a quote is not closed") : end;
                yield return new Part('\0', 0, end == i + 1 ? "'" : pattern[(i + 1)..end]);
                i = end + 1;
                continue;
            }

            var start = i;
            while (i < pattern.Length && pattern[i] == c)
            {
                i++;
            }

            if (!char.IsAsciiLetter(c))
            {
                yield return new Part('\0', 0, pattern[start..i]);
            }
            else
            {
                yield return new Part(c, i - start, "");
            }
        }
    }

    // X is Z at an offset of zero; one letter leaves out minutes of zero, three put a colon, four of Z are GMT and the offset.
    private static string Offset(Part part, Timestamp instant, Timestamp local)
    {
        var minutes = (local.Microseconds - instant.Microseconds) / 60_000_000;
        if (minutes == 0 && part.Letter == 'X')
        {
            return "Z";
        }

        var (hours, rest) = (Math.Abs(minutes) / 60, Math.Abs(minutes) % 60);
        var text = $"{(minutes < 0 ? "-" : "+")}{Digits(hours, 2)}";
        return (part.Letter, part.Count) switch
        {
            ('Z', 4) => minutes == 0 ? "GMT" : $"GMT{text}:{Digits(rest, 2)}",
            ('Z', <= 3) => text + Digits(rest, 2),
            (_, 1) => rest == 0 ? text : text + Digits(rest, 2),
            (_, 2) => text + Digits(rest, 2),
            _ => $"{text}:{Digits(rest, 2)}",
        };
    }

    private static string Write(Part part, Clock clock) => (part.Letter, part.Count) switch
    {
        ('y', 2) => Digits(clock.Year % 100, 2),
        ('y', _) => Digits(clock.Year, part.Count),
        ('M' or 'L', 3) => Months[clock.Month - 1][..3],
        ('M' or 'L', 4) => Months[clock.Month - 1],
        ('M' or 'L', _) => Digits(clock.Month, part.Count),
        ('Q' or 'q', _) => Digits((clock.Month + 2) / 3, part.Count),
        ('d', _) => Digits(clock.DayOfMonth, part.Count),
        ('D', _) => Digits(clock.Day.DaysSinceEpoch - Calendar.ToDate((int)clock.Year, 1, 1)!.Value.DaysSinceEpoch + 1, part.Count),
        ('F', _) => Digits(((clock.DayOfMonth - 1) % 7) + 1, part.Count),
        ('G', _) => part.Count == 4 ? (clock.Year > 0 ? "Anno Domini" : "Before Christ") : clock.Year > 0 ? "AD" : "BC",
        ('E', 4) => Days[clock.DayOfWeek],
        ('E', _) => Days[clock.DayOfWeek][..3],
        ('H', _) => Digits(clock.Hour, part.Count),
        ('k', _) => Digits(clock.Hour == 0 ? 24 : clock.Hour, part.Count),
        ('K', _) => Digits(clock.Hour % 12, part.Count),
        ('h', _) => Digits(clock.Hour % 12 == 0 ? 12 : clock.Hour % 12, part.Count),
        ('m', _) => Digits(clock.Micros / 60_000_000 % 60, part.Count),
        ('s', _) => Digits(clock.Micros / 1_000_000 % 60, part.Count),
        ('S', _) => Digits(clock.Micros % 1_000_000, 6).PadRight(9, '0')[..Math.Min(part.Count, 9)],
        ('a', _) => clock.Hour < 12 ? "AM" : "PM",
        _ => throw Refused(part),
    };

    private static string ReadPattern(Part part) => (part.Letter, part.Count) switch
    {
        ('\0', _) => Regex.Escape(part.Text),
        ('y', 2) => @"(?<y>\d{2})",
        ('y', 1) => @"(?<y>\d{1,6})",
        ('y', var n) => $@"(?<y>\d{{{n},6}})",
        ('M' or 'L', >= 3) => "(?<name>[a-z]+)",
        ('a', _) => "(?<a>[ap]m)",
        ('S', var n) => $@"(?<S>\d{{{n}}})",
        ('X' or 'x' or 'Z', _) => @"(?<zone>Z|[+-]\d{2}(?::?\d{2})?)",
        ('L', var n) => ReadPattern(part with { Letter = 'M', Count = n }),
        (not ('M' or 'd' or 'D' or 'H' or 'h' or 'm' or 's'), _) => throw Refused(part),
        (var letter, 1) => $@"(?<{letter}>\d{{1,3}})",
        (var letter, var n) => $@"(?<{letter}>\d{{{n}}})",
    };

    private static string Digits(long value, int count) => value.ToString(new string('0', count), CultureInfo.InvariantCulture);

    private static SparkException Refused(string pattern, string why) =>
        new("INVALID_DATETIME_PATTERN.WITH_SUGGESTION", $"Unrecognized datetime pattern '{pattern}': {why}.");

    private static SparkException Refused(Part part) => Refused(new string(part.Letter, part.Count), "the letter is not supported here");

    private sealed record Part(char Letter, int Count, string Text);

    private sealed record Clock(long Year, int Month, int DayOfMonth, Date Day, long Micros)
    {
        internal long Hour => Micros / 3_600_000_000;

        internal int DayOfWeek => (((Day.DaysSinceEpoch + 4) % 7) + 7) % 7;
    }
}
