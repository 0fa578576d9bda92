using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Functions of dates and times, in the session's zone.</summary>
internal static class DateFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "year", Part("year") },
        { "quarter", Part("quarter") },
        { "month", Part("month") },
        { "day dayofmonth", Part("day") },
        { "dayofyear", Part("doy") },
        { "dayofweek", (_, a, _) => $"CAST(dayofweek({a[0]}) + 1 AS INTEGER)" },
        { "weekday", (_, a, _) => $"CAST(isodow({a[0]}) - 1 AS INTEGER)" },
        { "weekofyear", Part("week") },
        { "hour", Part("hour") },
        { "minute", Part("minute") },
        { "second", Part("second") },
        { "last_day", "last_day({0})" },
        { "date_add dateadd", "({0} + CAST({1} AS INTEGER))" },
        { "date_sub", "({0} - CAST({1} AS INTEGER))" },
        { "datediff date_diff", "CAST({0} - {1} AS INTEGER)" },
        { "add_months", "CAST({0} + to_months({1}) AS DATE)" },
        { "months_between", (_, a, t) => $"spark_months_between({Local(a[0])}, {Local(a[1])}, {(a.Length > 2 ? a[2] : "true")})" },
        { "next_day", "spark_next_day({0}, {1})" },
        { "trunc", "spark_trunc({0}, {1})" },
        { "date_trunc", (_, a, t) => CastSql.ToInstant(t.Settings.TimeZone, $"spark_date_trunc({a[0]}, {Local(a[1])})") },
        { "make_date", RowCalls.Of(a => Calculations.Day((int)a[0]!, (int)a[1]!, (int)a[2]!)) },
        { "unix_date", "CAST({0} - DATE '1970-01-01' AS INTEGER)" },
        { "date_from_unix_date", "(DATE '1970-01-01' + CAST({0} AS INTEGER))" },
        { "unix_seconds", "spark_floor_div(epoch_us({0}), 1000000)" },
        { "unix_millis", "spark_floor_div(epoch_us({0}), 1000)" },
        { "unix_micros", "epoch_us({0})" },
        { "timestamp_seconds", (call, a, t) => CastSql.Of(t, a[0], call.Arguments[0].DataType, call.DataType, isTry: false) },
        { "timestamp_millis", "make_timestamptz({0} * 1000)" },
        { "timestamp_micros", "make_timestamptz({0})" },
        { "date_format", (_, a, t) => $"spark_date_format({Local(a[0])}, {a[1]}, {LiteralSql.Text(t.Settings.TimeZone)})" },
        { "from_unixtime", (_, a, t) => $"spark_date_format({Local($"make_timestamptz({a[0]} * 1000000)")}, {(a.Length > 1 ? a[1] : "'yyyy-MM-dd HH:mm:ss'")}, {LiteralSql.Text(t.Settings.TimeZone)})" },
        { "unix_timestamp to_unix_timestamp", UnixTimestamp },
        { "to_timestamp", (call, a, t) => ToTimestamp(call, a, t, "spark_parse_timestamp") },
        { "try_to_timestamp", (call, a, t) => ToTimestamp(call, a, t, "spark_try_parse_timestamp") },
        { "to_date", (call, a, t) => ToDate(call, a, t, "spark_parse_timestamp") },
        { "try_to_date", (call, a, t) => ToDate(call, a, t, "spark_try_parse_timestamp") },
        { "from_utc_timestamp", "spark_shift_zone({0}, {1}, true)" },
        { "to_utc_timestamp", "spark_shift_zone({0}, {1}, false)" },
        { "current_timezone", "{zone}" },
        { "current_timestamp now", (_, _, t) => LiteralSql.Of(t.Settings.Now, new TimestampType()) },
        { "localtimestamp", (_, _, t) => Local(LiteralSql.Of(t.Settings.Now, new TimestampType())) },
        { "current_date curdate", (_, _, t) => $"CAST({LiteralSql.Of(t.Settings.Now, new TimestampType())} AS DATE)" },
    };

    // The wall clock in the session's zone.
    private static string Local(string timestamp) => $"CAST({timestamp} AS TIMESTAMP)";

    private static SayCall Part(string part) => (_, arguments, _) => $"CAST(date_part('{part}', {arguments[0]}) AS INTEGER)";

    private static string UnixTimestamp(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        if (arguments.Length == 0)
        {
            return LiteralSql.Of(translator.Settings.Now.Microseconds / 1_000_000, new LongType());
        }

        var format = arguments.Length > 1 ? arguments[1] : "'yyyy-MM-dd HH:mm:ss'";
        if (call.Arguments[0].DataType is TimestampType)
        {
            // Spark cuts here, where it rounds down elsewhere.
            return $"(epoch_us({arguments[0]}) // 1000000)";
        }

        var instant = call.Arguments[0].DataType is StringType
            ? $"spark_parse_timestamp({arguments[0]}, {format}, {LiteralSql.Text(translator.Settings.TimeZone)})"
            : CastSql.Of(translator, arguments[0], call.Arguments[0].DataType, new TimestampType(), isTry: false);
        return $"spark_floor_div(epoch_us({instant}), 1000000)";
    }

    private static string ToTimestamp(BoundCall call, string[] arguments, ExpressionTranslator translator, string parse) => arguments.Length == 1
        ? CastSql.Of(translator, arguments[0], call.Arguments[0].DataType, call.DataType, isTry: parse.Contains("try", StringComparison.Ordinal))
        : ExpressionTranslator.Typed($"{parse}({arguments[0]}, {arguments[1]}, {LiteralSql.Text(translator.Settings.TimeZone)})", call.DataType);

    private static string ToDate(BoundCall call, string[] arguments, ExpressionTranslator translator, string parse) =>
        ToTimestamp(call, arguments, translator, parse);
}
