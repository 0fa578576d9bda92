using System.Globalization;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Parsing;

/// <summary>
/// A length of time in months or in microseconds, and the texts that Spark reads as one. As a literal it is a year-month interval
/// (<see cref="int"/> months) or a day-time interval (<see cref="long"/> microseconds).
/// </summary>
/// <param name="Months">The months.</param>
/// <param name="Microseconds">The microseconds.</param>
/// <param name="HasMonths">Whether years or months were named.</param>
/// <param name="HasTime">Whether days or shorter units were named.</param>
/// <param name="First">The largest unit named, as the interval types count them.</param>
/// <param name="Last">The smallest unit named.</param>
internal readonly partial record struct IntervalUnits(long Months, long Microseconds, bool HasMonths, bool HasTime, byte First, byte Last)
{
    private const long Second = 1_000_000;

    private static readonly Dictionary<string, (bool IsMonths, long Size)> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["YEAR"] = (true, 12),
        ["MONTH"] = (true, 1),
        ["WEEK"] = (false, 7 * 86_400 * Second),
        ["DAY"] = (false, 86_400 * Second),
        ["HOUR"] = (false, 3_600 * Second),
        ["MINUTE"] = (false, 60 * Second),
        ["SECOND"] = (false, Second),
        ["MILLISECOND"] = (false, 1_000),
        ["MICROSECOND"] = (false, 1),
    };

    // The parts of a day-time text, largest first.
    private static readonly string[] TimeFields = ["DAY", "HOUR", "MINUTE", "SECOND"];

    internal static IntervalUnits None => default;

    public static IntervalUnits operator +(IntervalUnits a, IntervalUnits b) => new(
        checked(a.Months + b.Months),
        checked(a.Microseconds + b.Microseconds),
        a.HasMonths || b.HasMonths,
        a.HasTime || b.HasTime,
        a is { HasMonths: false, HasTime: false } ? b.First : Math.Min(a.First, b.First),
        Math.Max(a.Last, b.Last));

    internal static bool IsUnit(string word) => Units.ContainsKey(Singular(word));

    /// <summary>Reads a number of one unit; only seconds have a fraction, of which Spark keeps six digits.</summary>
    internal static IntervalUnits Parse(string quantity, string unit)
    {
        var (isMonths, size) = Units.TryGetValue(Singular(unit), out var found)
            ? found
            : throw new FormatException($"'{unit}' is no unit of an interval.");
        var match = QuantityPattern().Match(quantity);
        if (!match.Success || (match.Groups[3].Success && !Singular(unit).Equals("SECOND", StringComparison.OrdinalIgnoreCase)))
        {
            throw new FormatException($"'{quantity}' is no number of {unit.ToUpperInvariant()} in an interval.");
        }

        var whole = checked(long.Parse("0" + match.Groups[2].Value, CultureInfo.InvariantCulture) * size);
        var fraction = long.Parse(match.Groups[3].Value.PadRight(6, '0')[..6], CultureInfo.InvariantCulture);
        var amount = (match.Groups[1].Value == "-" ? -1 : 1) * checked(whole + fraction);
        var field = Field(Singular(unit).ToUpperInvariant());
        return isMonths ? new IntervalUnits(amount, 0, true, false, field, field) : new IntervalUnits(0, amount, false, true, field, field);
    }

    /// <summary>Reads numbers and units in one text, such as <c>1 day 2 hours</c>.</summary>
    internal static Literal ParsePairs(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        words = words is [var first, ..] && first.Equals("interval", StringComparison.OrdinalIgnoreCase) ? words[1..] : words;
        return words.Length == 0 || words.Length % 2 != 0
            ? throw new FormatException($"An interval has numbers and units in turn, as in '1 day 2 hours', not '{text}'.")
            : words.Chunk(2).Select(pair => Parse(pair[0], pair[1])).Aggregate((a, b) => a + b).ToLiteral();
    }

    /// <summary>Reads a text such as <c>1-6</c> (YEAR TO MONTH) or <c>1 02:03:04.5</c> (DAY TO SECOND).</summary>
    internal static Literal ParseRange(string text, string from, string to)
    {
        var fields = Fields(Singular(from).ToUpperInvariant(), Singular(to).ToUpperInvariant());
        var negative = text.StartsWith('-');
        var parts = text.TrimStart('+', '-').Split(['-', ' ', ':'], StringSplitOptions.None);
        if (parts.Length != fields.Length || parts.Any(p => p.Length == 0))
        {
            throw new FormatException($"'{text}' is no interval {from} TO {to}.".ToUpperInvariant());
        }

        var total = parts.Zip(fields, Parse).Aggregate((a, b) => a + b);
        return (negative ? total with { Months = -total.Months, Microseconds = -total.Microseconds } : total).ToLiteral();
    }

    internal Literal ToLiteral() => (HasMonths, HasTime) switch
    {
        (true, true) => throw new FormatException("Cannot mix year-month and day-time fields in an interval."),
        (true, _) => new Literal(checked((int)Months), new YearMonthIntervalType(First, Last)),
        _ => new Literal(Microseconds, new DayTimeIntervalType(First, Last)),
    };

    private static byte Field(string unit) => unit switch
    {
        "YEAR" or "DAY" or "WEEK" => 0,
        "MONTH" or "HOUR" => 1,
        "MINUTE" => 2,
        _ => 3,
    };

    private static string[] Fields(string from, string to)
    {
        if ((from, to) == ("YEAR", "MONTH"))
        {
            return ["YEAR", "MONTH"];
        }

        var (first, last) = (Array.IndexOf(TimeFields, from), Array.IndexOf(TimeFields, to));
        return first >= 0 && last > first ? TimeFields[first..(last + 1)] : throw new FormatException($"There is no interval {from} TO {to}.");
    }

    private static string Singular(string unit) => unit.EndsWith('S') || unit.EndsWith('s') ? unit[..^1] : unit;

    [GeneratedRegex(@"^([+-]?)([0-9]*)(?:\.([0-9]{1,9}))?$(?<=[0-9])")]
    private static partial Regex QuantityPattern();
}
