using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Dates and times, read in the session's time zone where the type has none of its own.</summary>
internal static class DateFunctions
{
    private static readonly Parameter Text = Of(Rules.String);

    private static readonly Parameter DateOrText =
        new(a => a.DataType is DateType or TimestampType or TimestampNTZType ? a.DataType : a.DataType is AtomicType ? Rules.String : null, "STRING, DATE or TIMESTAMP");

    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        .. Fields("year", "quarter", "month", "weekofyear", "dayofyear", "dayofweek", "weekday"),
        Scalar("dayofmonth", Takes(Of(Rules.Date)), Gives(Int), NullRule.AnyArgument, "day"),
        .. new[] { "hour", "minute", "second" }.Select(name => Scalar(name, Takes(DateOrTimestamp), Gives(Int))),
        Scalar("date_add", Takes(Of(Rules.Date), Of(Int)), Gives(Rules.Date), NullRule.AnyArgument, "dateadd"),
        Scalar("date_sub", Takes(Of(Rules.Date), Of(Int)), Gives(Rules.Date)),
        Scalar("datediff", Takes(Of(Rules.Date), Of(Rules.Date)), Gives(Int), NullRule.AnyArgument, "date_diff"),
        Scalar("add_months", Takes(Of(Rules.Date), Of(Int)), Gives(Rules.Date)),
        Scalar("months_between", TakesFrom(2, Of(Rules.Timestamp), Of(Rules.Timestamp), Of(Rules.Boolean)), Gives(Rules.Double)),
        Scalar("last_day", Takes(Of(Rules.Date)), Gives(Rules.Date)),
        Scalar("trunc", Takes(Of(Rules.Date), Text), Gives(Rules.Date), NullRule.Always),
        Scalar("date_trunc", Takes(Text, Of(Rules.Timestamp)), Gives(Rules.Timestamp), NullRule.Always),
        Scalar("to_date", TakesFrom(1, DateOrText, Text), Gives(Rules.Date), NullRule.Always),
        Scalar("to_timestamp", TakesFrom(1, DateOrText, Text), Gives(Rules.Timestamp), NullRule.Always),
        Scalar("try_to_timestamp", TakesFrom(1, DateOrText, Text), Gives(Rules.Timestamp), NullRule.Always),
        Scalar("date_format", Takes(Of(Rules.Timestamp), Text), Gives(Rules.String)),
        Scalar("unix_timestamp", TakesFrom(0, DateOrText, Text), Gives(Long), NullRule.Always),
        Scalar("from_unixtime", TakesFrom(1, Of(Long), Text), Gives(Rules.String)),
        Scalar("unix_seconds", Takes(Of(Rules.Timestamp)), Gives(Long)),
        Scalar("unix_millis", Takes(Of(Rules.Timestamp)), Gives(Long)),
        Scalar("unix_micros", Takes(Of(Rules.Timestamp)), Gives(Long)),
        Scalar("unix_date", Takes(Of(Rules.Date)), Gives(Int)),
        Scalar("date_from_unix_date", Takes(Of(Int)), Gives(Rules.Date)),
        Scalar("timestamp_seconds", Takes(Numeric), Gives(Rules.Timestamp)),
        Scalar("timestamp_millis", Takes(Of(Long)), Gives(Rules.Timestamp)),
        Scalar("timestamp_micros", Takes(Of(Long)), Gives(Rules.Timestamp)),
        Scalar("from_utc_timestamp", Takes(Of(Rules.Timestamp), Text), Gives(Rules.Timestamp)),
        Scalar("to_utc_timestamp", Takes(Of(Rules.Timestamp), Text), Gives(Rules.Timestamp)),
        Scalar("make_date", Takes(Of(Int), Of(Int), Of(Int)), Gives(Rules.Date)),
        Scalar("current_date", Takes(), Gives(Rules.Date), NullRule.Never, "curdate"),
        Scalar("current_timestamp", Takes(), Gives(Rules.Timestamp), NullRule.Never, "now"),
        Scalar("localtimestamp", Takes(), Gives(new TimestampNTZType()), NullRule.Never),
    ];

    private static IEnumerable<FunctionDefinition> Fields(params string[] names) => names.Select(name => Scalar(name, Takes(Of(Rules.Date)), Gives(Int)));
}
