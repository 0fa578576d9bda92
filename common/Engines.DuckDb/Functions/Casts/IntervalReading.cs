using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Casts;

/// <summary>
/// Texts as intervals of months or of time, by the rules of Spark's casts: what stands between the quotes of a literal of the type, such as
/// <c>1 02:03:04.5</c>, or the whole literal.
/// </summary>
internal sealed class IntervalReading
{
    private const string Malformed = "INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING";
    private const string MalformedTime = "INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING_WITH_NOTICE";
    private const int NanosecondDigits = 9;

    private static readonly Unit[] Months = [new("year", 12, long.MaxValue), new("month", 1, 11)];

    private static readonly Unit[] Times =
    [
        new("day", TimeSpan.MicrosecondsPerDay, long.MaxValue), new("hour", TimeSpan.MicrosecondsPerHour, 23),
        new("minute", TimeSpan.MicrosecondsPerMinute, 59), new("second", TimeSpan.MicrosecondsPerSecond, 59),
    ];

    private readonly DataType _type;
    private readonly Unit[] _units;
    private readonly Regex _pattern;

    internal IntervalReading(DataType type)
    {
        _type = type;
        _units = type switch
        {
            YearMonthIntervalType months => Months[months.StartField..(months.EndField + 1)],
            DayTimeIntervalType times => Times[times.StartField..(times.EndField + 1)],
            _ => throw new ArgumentException($"{type.Sql} is read otherwise.", nameof(type)),
        };
        var body = string.Concat(_units.Select((unit, i) => $"{Divider(i)}(?<u{i}>{(i == 0 ? @"\d+" : type is YearMonthIntervalType ? @"\d+" : @"\d{1,2}")})"))
            + (_units[^1].Name == "second" ? @"(?:\.(?<fraction>\d{1,9}))?" : "");
        var names = string.Join(@"\s+to\s+", new[] { _units[0].Name, _units[^1].Name }.Distinct());
        _pattern = new Regex($@"^(?:interval\s+(?<sign>[+-]?)'(?<inner>[+-]?){body}'\s+{names}|(?<sign>[+-]?){body})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>The interval: months, or microseconds.</summary>
    /// <exception cref="SparkException">The text is none of the type, or is too long.</exception>
    internal object Read(string text)
    {
        var match = _pattern.Match(TypedParsers.Trim(text).ToString());
        if (!match.Success)
        {
            throw new SparkException(_type is DayTimeIntervalType ? MalformedTime : Malformed, $"Error parsing '{text}' to interval. The text does not match the format of {_type.Sql}: give what stands between the quotes of such a literal.");
        }

        var size = BigInteger.Zero;
        for (var i = 0; i < _units.Length; i++)
        {
            var count = BigInteger.Parse(match.Groups[$"u{i}"].Value, CultureInfo.InvariantCulture);
            size += i == 0 || count <= _units[i].Last
                ? count * _units[i].Size
                : throw new SparkException(OutOfRange, $"Error parsing '{text}' to interval: {_units[i].Name} {count} is outside of 0 to {_units[i].Last}.");
        }

        size += match.Groups["fraction"] is { Success: true } fraction ? int.Parse(fraction.Value.PadRight(NanosecondDigits, '0')[..^3], CultureInfo.InvariantCulture) : 0;
        return Fitting(Negative(match, "sign") != Negative(match, "inner") ? -size : size, text);
    }

    // Spark has a class of its own for this error of intervals of months only.
    private string OutOfRange => _type is YearMonthIntervalType ? "INVALID_INTERVAL_FORMAT.INTERVAL_PARSING" : SparkErrors.Unclassified;

    private object Fitting(BigInteger size, string text) => _type switch
    {
        // Spark lets the one number of such a type overflow.
        DayTimeIntervalType when _units.Length == 1 => (object)(long)(ulong)(size & ulong.MaxValue),
        YearMonthIntervalType when size >= int.MinValue && size <= int.MaxValue => (object)(int)size,
        DayTimeIntervalType when size >= long.MinValue && size <= long.MaxValue => (object)(long)size,
        _ => throw new SparkException(OutOfRange, $"Error parsing '{text}' to interval: it is too long for {_type.Sql}."),
    };

    private string Divider(int place) => place == 0 ? "" : _type is YearMonthIntervalType ? "-" : _units[place - 1].Name == "day" ? " " : ":";

    private static bool Negative(Match match, string group) => match.Groups[group].Value == "-";

    private sealed record Unit(string Name, long Size, long Last);
}
