using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Dates, times and intervals made of their parts, and the parts of them.</summary>
internal static class TimePartFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "make_timestamp make_timestamp_ltz make_timestamp_ntz", Make(isTry: false) },
        { "try_make_timestamp try_make_timestamp_ltz try_make_timestamp_ntz", Make(isTry: true) },
        { "make_dt_interval", RowCalls.Of(Intervals.DayTime) },
        { "make_ym_interval", RowCalls.Of(Intervals.YearMonth) },
        { "make_interval", RowCalls.Of(Intervals.Calendar) },
        { "try_make_interval", RowCalls.Try(Intervals.Calendar) },
        { "dayname", (_, a, _) => $"left(dayname({a[0]}), 3)" },
        { "monthname", (_, a, _) => $"left(monthname({a[0]}), 3)" },
        { "extract date_part datepart", Extract },
        { "convert_timezone", RowCalls.Typed((call, settings) => a => ConvertZone(a, settings.TimeZone), calledOnNull: false) },
        { "to_timestamp_ltz", Parsed("spark_parse_timestamp") },
        { "to_timestamp_ntz", Parsed("spark_parse_timestamp") },
        { "window_time", "(struct_extract_at({0}, 2) - to_microseconds(1))" },
        { "timestampadd", RowCalls.Typed((call, settings) => a => Calculations.Add((string)a[0]!, (long)a[1]!, (Timestamp)a[2]!, Zone(call, settings)), calledOnNull: false) },
        { "timestampdiff", RowCalls.Typed((_, settings) => a => Calculations.Difference((string)a[0]!, (Timestamp)a[1]!, (Timestamp)a[2]!, settings.TimeZone), calledOnNull: false) },
    };

    private static string Zone(BoundCall call, TranslationSettings settings) => call.DataType is TimestampNTZType ? "UTC" : settings.TimeZone;

    private static SayCall Make(bool isTry) => RowCalls.Typed(
        (call, settings) =>
        {
            var zone = Zone(call, settings);
            Func<object?[], object?> make = a => Calculations.Make(a, zone);
            return isTry ? RowCalls.Tried(make) : make;
        },
        calledOnNull: false);

    private static Timestamp ConvertZone(object?[] a, string session)
    {
        var (from, to) = a.Length == 3 ? ((string)a[0]!, (string)a[1]!) : (session, (string)a[0]!);
        return TimeZones.ToLocal(TimeZones.ToInstant((Timestamp)a[^1]!, from), to);
    }

    private static SayCall Parsed(string parse) => (call, arguments, translator) =>
        call.Arguments[0].DataType is not StringType ? CastSql.Of(translator, arguments[0], call.Arguments[0].DataType, call.DataType, isTry: false)
        : ExpressionTranslator.Typed($"{parse}({arguments[0]}, {arguments[1]}, {LiteralSql.Text(call.DataType is TimestampNTZType ? "UTC" : translator.Settings.TimeZone)})", call.DataType);

    private static string Extract(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var source = call.Arguments[1].DataType;
        var part = TimeParts.Of((string)((BoundLiteral)call.Arguments[0]).Value!, source)!;
        if (source is DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType)
        {
            return RowCalls.Of(a => Intervals.Part(part, a[1]!, call.DataType))(call, arguments, translator);
        }

        var value = arguments[1];
        return part switch
        {
            "second" => $"CAST(date_part('microseconds', {AsClock(value)}) / 1000000.0 AS DECIMAL(8,6))",
            "dayofweek" => $"CAST(dayofweek({value}) + 1 AS INTEGER)",
            "dayofweek_iso" => $"CAST(isodow({value}) AS INTEGER)",
            "yearofweek" => $"CAST(isoyear({value}) AS INTEGER)",
            _ => $"CAST(date_part('{part}', {AsClock(value)}) AS INTEGER)",
        };
    }

    private static string AsClock(string value) => $"CAST({value} AS TIMESTAMP)";
}
