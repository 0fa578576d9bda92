using System.Globalization;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Intervals as SQL writes them, such as <c>INTERVAL '1 02:03:04.5' DAY TO SECOND</c>.</summary>
internal static class IntervalTexts
{
    private const long Second = 1_000_000;

    internal static string Of(int months, YearMonthIntervalType type)
    {
        var size = Math.Abs((long)months);
        var text = (type.StartField, type.EndField) switch
        {
            (0, 0) => Number(size / 12),
            (1, 1) => Number(size),
            _ => $"{Number(size / 12)}-{Number(size % 12)}",
        };
        return $"INTERVAL '{(months < 0 ? "-" : "")}{text}' {type.Sql["INTERVAL ".Length..]}";
    }

    internal static string Of(long micros, DayTimeIntervalType type)
    {
        var size = Int128.Abs(micros);
        var parts = new List<string>();
        for (var field = type.StartField; field <= type.EndField; field++)
        {
            var isFirst = field == type.StartField;
            parts.Add(field switch
            {
                0 => Number((long)(size / (86_400 * Second))),
                1 => Two((long)(size / (3_600 * Second)), isFirst, 24),
                2 => Two((long)(size / (60 * Second)), isFirst, 60),
                _ => Seconds(size, isFirst),
            });
        }

        var text = type.StartField == 0 && parts.Count > 1 ? $"{parts[0]} {string.Join(':', parts.Skip(1))}" : string.Join(':', parts);
        return $"INTERVAL '{(micros < 0 ? "-" : "")}{text}' {type.Sql["INTERVAL ".Length..]}";
    }

    /// <summary>An interval of mixed units, such as <c>1 years 2 days -3.5 seconds</c>.</summary>
    internal static string Of(CalendarInterval interval)
    {
        var (months, days, micros) = interval;
        string[] parts =
        [
            Part(months / 12, "years"), Part(months % 12, "months"), Part(days, "days"),
            Part(micros / (3_600 * Second), "hours"), Part(micros / (60 * Second) % 60, "minutes"), Fraction(micros % (60 * Second)),
        ];
        return string.Join(' ', parts.Where(p => p.Length > 0).DefaultIfEmpty("0 seconds"));
    }

    private static string Part(long amount, string unit) => amount == 0 ? "" : $"{Number(amount)} {unit}";

    private static string Fraction(long micros) =>
        micros == 0 ? "" : $"{((decimal)micros / Second).ToString("0.######", CultureInfo.InvariantCulture)} seconds";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    // A unit that is not the first one goes up to the next larger one.
    private static string Two(long value, bool isFirst, long end) => (isFirst ? value : value % end).ToString("00", CultureInfo.InvariantCulture);

    private static string Seconds(Int128 size, bool isFirst)
    {
        var fraction = ((long)(size % Second)).ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return Two((long)(size / Second), isFirst, 60) + (fraction.Length == 0 ? "" : "." + fraction);
    }
}
