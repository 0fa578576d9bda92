using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Case;
using static SparkPersonalization.Engines.Contract.Data.Awkward;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>Dates, times and intervals.</summary>
internal static class DateCases
{
    private const string Zone = "Europe/Berlin";

    internal static CaseFamily Family => new("dates and times", CaseShape.Rows,
    [
        Of(AddMonths(Dt, -1)), Of(AddMonths(Dt, N)), Of(DateAdd(Dt, 1)), Of(DateAdd(Dt, N)), Of(DateSub(Dt, 400)), Of(DateSub(Dt, N)), Of(DateDiff(Dt, Ts)), Of(DateDiff(Dt, Z)), Of(DateFormat(Ts, "yyyy-MM-dd HH:mm:ss.SSSSSS")), Fails("INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION", DateFormat(Ts, "EEEE, d MMM uuuu, h:mm a")),
        Fails("INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_WEEK_BASED_PATTERN", DateFormat(Dt, "D QQQ w")), Fails("INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION", DateFormat(Dt, "YYYY")), Of(DateFromUnixDate(N)), Of(DateFromUnixDate(UnixDate(Dt))), Of(DatePart(Lit("YEAR"), Dt)), Of(DatePart(Lit("SECONDS"), Ts)), Of(DateTrunc("week", Ts)), Of(DateTrunc("MILLISECOND", Ts)),
        Of(DateTrunc("quarter", Dt)), Of(DateTrunc("nonsense", Ts)), Of(DayName(Dt)), Of(DayOfMonth(Dt)), Of(DayOfWeek(Dt)), Of(DayOfYear(Dt)), Of(DayOfMonth(Ts)), Of(Extract(Lit("DOW"), Dt)), Of(Extract(Lit("WEEK"), Ts)), Of(Extract(Lit("SECOND"), Z)), Of(FromUnixTime(N)), Of(FromUnixTime(L % 100000, "yyyy-MM-dd")),
        Of(FromUtcTimestamp(Ts, Zone)), Of(FromUtcTimestamp(Ts, Lit("-03:30"))), Of(ToUtcTimestamp(Ts, Zone)), Of(ToUtcTimestamp(Ts, Lit("America/Los_Angeles"))), Fails("INVALID_TIMEZONE", FromUtcTimestamp(Ts, "Nowhere/City")), Of(Hour(Ts)), Of(Hour(Z)), Of(Minute(Ts)), Of(Second(Ts)), Of(Second(Z)), Of(LastDay(Dt)),
        Of(MakeDate(N + 2000, Id, Id)), Fails("DATETIME_FIELD_OUT_OF_BOUNDS.WITH_SUGGESTION", MakeDate(Lit(2023), Lit(2), Lit(29))), Of(MakeDtInterval(N, N, N, X)), Of(MakeInterval(N, N, N, N, N, N, X)), Of(MakeYmInterval(N, Id)), Fails("DATETIME_FIELD_OUT_OF_BOUNDS.WITH_SUGGESTION", MakeTimestamp(Id + 2000, Id, Id, Id, Id, X + 2)),
        Of(MakeTimestamp(Lit(2024), Lit(3), Lit(31), Lit(2), Lit(30), Lit(1.5), Lit(Zone))), Of(MakeTimestampLtz(Lit(2024), Id, Id, Id, Id, Lit(0.000001))), Of(MakeTimestampNtz(Lit(1), Id, Id, Id, Id, Lit(59.999999))), Of(TryMakeTimestamp(Lit(2024), Id * 2, Lit(30), Id, Id, Lit(0))), Of(TryMakeTimestampLtz(Lit(2024), Id * 2, Lit(30), Id, Id, Lit(0))),
        Of(TryMakeTimestampNtz(Lit(2024), Id * 2, Lit(30), Id, Id, Lit(0))), Of(TryMakeInterval(N, N, N, N, N, N, X)), Of(TryMakeInterval(I, Lit(0), Lit(0), Lit(0), Lit(0), Lit(0), Lit(0))), Of(Month(Dt)), Of(MonthName(Dt)), Of(MonthsBetween(Dt, Ts)), Of(MonthsBetween(Ts, Dt, false)), Of(NextDay(Dt, "TU")), Of(NextDay(Dt, "Sunday")), Of(NextDay(Dt, Lit("mon"))),
        Fails("ILLEGAL_DAY_OF_WEEK", NextDay(Dt, "xx")), Of(Quarter(Dt)), Of(TimestampAdd("MONTH", N, Ts)), Of(TimestampAdd("HOUR", N, Z)), Of(TimestampDiff("DAY", Ts, Lit(0L).Cast("timestamp"))), Of(TimestampDiff("MONTH", Z, Ts)), Of(TimestampMicros(N)), Of(TimestampMillis(N)), Of(TimestampSeconds(X)), Of(TimestampSeconds(N)),
        Of(ToDate(Ts)), Of(ToDate(Lit("2024-02-29"))), Of(ToDate(Lit("29/02/2024"), "dd/MM/yyyy")), Fails("CAST_INVALID_INPUT", ToDate(W)), Fails("CANNOT_PARSE_TIMESTAMP", ToDate(W, "yyyy")), Of(TryToDate(W)), Of(TryToDate(Num, "yyyy-MM-dd")), Of(ToTimestamp(Dt)), Of(ToTimestamp(Z)), Of(ToTimestamp(Lit("2024-01-02 03:04:05.678+02:00"))),
        Of(ToTimestamp(Lit("02.01.2024 3:04"), "dd.MM.yyyy H:mm")), Of(ToTimestampLtz(Lit("2024-01-02"))), Of(ToTimestampLtz(Lit("2024/01/02"), Lit("yyyy/MM/dd"))), Of(ToTimestampNtz(Lit("2024-01-02T03:04:05"))), Of(ToTimestampNtz(Ts)), Of(TryToTimestamp(W)), Of(TryToTimestamp(Num, Lit("yyyy-MM-dd"))), Of(ToUnixTimestamp(Lit("2024-01-02"), Lit("yyyy-MM-dd"))),
        Of(Trunc(Dt, "month")), Of(Trunc(Dt, "WEEK")), Of(Trunc(Dt, "nonsense")), Of(Trunc(Ts, "year")), Of(UnixDate(Dt)), Of(UnixMicros(Ts)), Of(UnixMillis(Ts)), Of(UnixSeconds(Ts)), Of(UnixTimestamp(Ts)), Of(UnixTimestamp(Dt)), Of(UnixTimestamp(Lit("2024-01-02 03"), "yyyy-MM-dd HH")), Of(WeekDay(Dt)), Of(WeekOfYear(Dt)), Of(Year(Dt)), Of(Year(Ts)), Of(Year(Z)),
        Of(ConvertTimezone(Lit("UTC"), Lit(Zone), Z)), Of(Window(Ts, "1 day")), Of(Window(Ts, "1 hour", "1 hour", "15 minutes").GetField("start")),
    ]);
}
