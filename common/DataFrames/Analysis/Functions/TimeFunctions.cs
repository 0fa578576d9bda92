using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Dates, times and intervals made of their parts, and the parts of them.</summary>
internal static class TimeFunctions
{
    private static readonly Parameter Text = Of(Rules.String);
    private static readonly DataType Clock = new TimestampNTZType();
    private static readonly DataType Seconds = new DecimalType(16, 6);
    private static readonly DataType IntervalSeconds = new DecimalType(18, 6);

    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        .. Made("make_timestamp", Rules.Timestamp, "make_timestamp_ltz"),
        .. Made("try_make_timestamp", Rules.Timestamp, "try_make_timestamp_ltz"),
        .. Made("make_timestamp_ntz", Clock),
        .. Made("try_make_timestamp_ntz", Clock),
        Scalar("make_dt_interval", TakesFrom(0, Of(Int), Of(Int), Of(Int), Decimal(IntervalSeconds)), Gives(new DayTimeIntervalType()), NullRule.Always),
        Scalar("make_ym_interval", TakesFrom(0, Of(Int), Of(Int)), Gives(new YearMonthIntervalType())),
        Scalar("make_interval", TakesFrom(0, Of(Int), Of(Int), Of(Int), Of(Int), Of(Int), Of(Int), Decimal(IntervalSeconds)), Gives(new CalendarIntervalType()), NullRule.Always),
        Scalar("try_make_interval", TakesFrom(0, Of(Int), Of(Int), Of(Int), Of(Int), Of(Int), Of(Int), Decimal(IntervalSeconds)), Gives(new CalendarIntervalType()), NullRule.Always),
        Scalar("next_day", Takes(Of(Rules.Date), Text), Gives(Rules.Date), NullRule.Always),
        Scalar("dayname", Takes(Of(Rules.Date)), Gives(Rules.String)),
        Scalar("monthname", Takes(Of(Rules.Date)), Gives(Rules.String)),
        Scalar("extract", TakesBy(2, 2, "(STRING, DATE, TIMESTAMP or INTERVAL)", Source), a => TimeParts.TypeOf(a[0], a[1].DataType), NullRule.Always, "date_part", "datepart"),
        Scalar("convert_timezone", TakesBy(2, 3, "([STRING,] STRING, TIMESTAMP_NTZ)", a => [.. a.Take(a.Count - 1).Select(_ => Rules.String), Clock]), Gives(Clock)),
        Scalar("to_timestamp_ltz", TakesFrom(1, Any, Text), Gives(Rules.Timestamp), NullRule.Always),
        Scalar("to_timestamp_ntz", TakesFrom(1, Any, Text), Gives(Clock), NullRule.Always),
        Scalar("to_unix_timestamp", TakesFrom(1, Any, Text), Gives(Long), NullRule.Always),
        Scalar("window_time", TakesBy(1, 1, "(window)", a => a[0].DataType is StructType { Count: 2 } ? [a[0].DataType] : null), Gives(Rules.Timestamp), NullRule.Always),
        Scalar("timestampadd", TakesBy(3, 3, "(unit, BIGINT, TIMESTAMP)", a => [Rules.String, Long, a[2].DataType is TimestampNTZType ? Clock : Rules.Timestamp]), GivesArgument(2)),
        Scalar("timestampdiff", TakesBy(3, 3, "(unit, TIMESTAMP, TIMESTAMP)", a => [Rules.String, Rules.Timestamp, Rules.Timestamp]), Gives(Long)),
    ];

    /// <summary>From six or seven numbers (the last is the zone), or from a date.</summary>
    private static IEnumerable<FunctionDefinition> Made(string name, DataType gives, params string[] aliases)
    {
        yield return Scalar(name, TakesBy(1, 7, "(INT, INT, INT, INT, INT, DECIMAL [, STRING]) or (DATE)", Parts), Gives(gives), NullRule.Always, aliases);
    }

    private static DataType[]? Parts(IReadOnlyList<BoundExpression> arguments) => arguments.Count switch
    {
        1 => [Rules.Date],
        6 or 7 => [.. new[] { Int, Int, Int, Int, Int, Seconds, Rules.String }.Take(arguments.Count)],
        _ => null,
    };

    private static Parameter Decimal(DataType type) => new(a => a.DataType is NumericType or NullType or StringType ? type : null, type.Sql);

    private static DataType[]? Source(IReadOnlyList<BoundExpression> arguments) => arguments[1].DataType switch
    {
        DateType or TimestampType or TimestampNTZType or DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType => [Rules.String, arguments[1].DataType],
        StringType or NullType => [Rules.String, Rules.Timestamp],
        _ => null,
    };
}
