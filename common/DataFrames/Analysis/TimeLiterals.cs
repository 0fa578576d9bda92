using System.Globalization;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>
/// Constants such as <c>TIME '06:30:45.887'</c>. Spark 4.1 refuses the type TIME by default; only the functions that make a timestamp of a date
/// and a time take such a constant.
/// </summary>
internal static partial class TimeLiterals
{
    /// <summary>The function as which a constant stands in a query.</summary>
    internal const string Function = "time_literal";

    /// <summary>The functions that take one.</summary>
    internal static IReadOnlyList<string> Takers { get; } =
        ["make_timestamp", "make_timestamp_ltz", "make_timestamp_ntz", "try_make_timestamp", "try_make_timestamp_ltz", "try_make_timestamp_ntz"];

    /// <summary>The constant; null where the text is no time of day.</summary>
    internal static UnresolvedFunction? Of(string text)
    {
        var match = Pattern().Match(text);
        return match.Success && Hour(match) < 24 && Minute(match) < 60 && Second(match) < 60
            ? new UnresolvedFunction(Function, [new Literal($"{Hour(match):00}:{Minute(match):00}:{Second(match).ToString("00.######", CultureInfo.InvariantCulture)}", new StringType())])
            : null;
    }

    /// <summary>Whether a call makes a timestamp of a date and a constant time.</summary>
    internal static bool IsTaker(UnresolvedFunction call) => Time(call) is not null && Takers.Contains(call.FunctionName, StringComparer.OrdinalIgnoreCase);

    /// <summary>Such a call with the parts of date and time, which all engines know; any other call as it is.</summary>
    internal static UnresolvedFunction InParts(UnresolvedFunction call)
    {
        if (Time(call) is not { } text)
        {
            return call;
        }

        var (date, time) = (call.Arguments[0], Pattern().Match(text));
        return call with
        {
            Arguments =
            [
                new UnresolvedFunction("year", [date]), new UnresolvedFunction("month", [date]), new UnresolvedFunction("dayofmonth", [date]),
                new Literal(Hour(time), new IntegerType()), new Literal(Minute(time), new IntegerType()), new Literal(decimal.Round(Second(time), 6) + 0.000000m, new DecimalType(8, 6)),
                .. call.Arguments.Skip(2),
            ],
        };
    }

    private static string? Time(UnresolvedFunction call) =>
        call.Arguments is [_, UnresolvedFunction { FunctionName: Function, Arguments: [Literal { Value: string text }] }, ..] ? text : null;

    private static int Hour(Match time) => int.Parse(time.Groups["h"].ValueSpan, CultureInfo.InvariantCulture);

    private static int Minute(Match time) => int.Parse(time.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);

    private static decimal Second(Match time) => time.Groups["s"].Success ? decimal.Parse(time.Groups["s"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\s*(?<h>\d{1,2}):(?<m>\d{1,2})(?::(?<s>\d{1,2}(?:\.\d{1,6})?))?\s*$")]
    private static partial Regex Pattern();
}
