using System.Globalization;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>Intervals as Spark casts them to text.</summary>
internal static class IntervalText
{
    internal static string Of(object value, DataType type) => value switch
    {
        int months => $"INTERVAL '{(months < 0 ? "-" : "")}{Months(Math.Abs((long)months), (YearMonthIntervalType)type)}' {type.Sql["INTERVAL ".Length..]}",
        long micros => $"INTERVAL '{Cut(Days(micros), (DayTimeIntervalType)type)}' {type.Sql["INTERVAL ".Length..]}",
        CalendarInterval mixed => Calendar(mixed),
        _ => value.ToString()!,
    };

    private static string Months(long months, YearMonthIntervalType type) => type.SimpleString switch
    {
        "interval year" => Number(months / 12),
        "interval month" => Number(months),
        _ => $"{Number(months / 12)}-{Number(months % 12)}",
    };

    // Of the whole text only the type's units are shown, the first of them with all that larger units would take.
    private static string Cut(string text, DayTimeIntervalType type)
    {
        if (type.StartField > 0)
        {
            return FromUnit(text, type);
        }

        var sign = text.StartsWith('-') ? "-" : "";
        var parts = text.TrimStart('-').Split(' ', ':')[type.StartField..(type.EndField + 1)];
        return sign + (type.StartField == 0 && parts.Length > 1 ? $"{parts[0]} {string.Join(':', parts[1..])}" : string.Join(':', parts));
    }

    private static string FromUnit(string text, DayTimeIntervalType type)
    {
        var parts = text.TrimStart('-').Split(' ', ':');
        var total = 0m;
        decimal[] sizes = [0, 24, 60, 60];
        for (var field = 0; field <= type.StartField; field++)
        {
            total = (total * sizes[field]) + decimal.Parse(parts[field], CultureInfo.InvariantCulture);
        }

        var first = total.ToString("00.######", CultureInfo.InvariantCulture);
        return (text.StartsWith('-') ? "-" : "") + string.Join(':', parts[(type.StartField + 1)..(type.EndField + 1)].Prepend(first));
    }

    private static string Days(long micros)
    {
        var size = Math.Abs((decimal)micros);
        var seconds = size % 60_000_000 / 1_000_000;
        return $"{(micros < 0 ? "-" : "")}{Number(Math.Floor(size / 86_400_000_000))} {Two(size / 3_600_000_000 % 24)}:{Two(size / 60_000_000 % 60)}:{(seconds < 10 ? "0" : "")}{seconds.ToString("0.######", CultureInfo.InvariantCulture)}";
    }

    private static string Calendar(CalendarInterval interval)
    {
        var (months, days, micros) = interval;
        var seconds = micros % 60_000_000 / 1_000_000m;
        string[] parts =
        [
            Part(months / 12, "years"), Part(months % 12, "months"), Part(days, "days"), Part(micros / 3_600_000_000, "hours"),
            Part(micros / 60_000_000 % 60, "minutes"), seconds == 0 ? "" : $"{seconds.ToString("0.######", CultureInfo.InvariantCulture)} seconds",
        ];
        return string.Join(" ", parts.Where(p => p.Length > 0).DefaultIfEmpty("0 seconds"));
    }

    private static string Part(long amount, string unit) => amount == 0 ? "" : $"{Number(amount)} {unit}";

    private static string Number(decimal value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string Two(decimal value) => Math.Floor(value).ToString("00", CultureInfo.InvariantCulture);
}
