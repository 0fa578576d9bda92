namespace SparkPersonalization.DataFrames;

/// <summary>Dates and times. Times are shown and cut in the session's time zone; patterns are those of Java's DateTimeFormatter as Spark documents them.</summary>
public static partial class Functions
{
    /// <summary>The day on which the query started.</summary>
    /// <example><code>CurrentDate() == ToDate(CurrentTimestamp())  // true</code></example>
    public static Column CurrentDate() => Call("current_date");

    /// <summary>The instant at which the query started.</summary>
    /// <example><code>CurrentTimestamp() &gt; Lit("2024-01-01")  // true</code></example>
    public static Column CurrentTimestamp() => Call("current_timestamp");

    /// <summary>The day <paramref name="days"/> days after <paramref name="start"/>.</summary>
    /// <example><code>DateAdd(Lit("2024-02-28"), 2)  // 2024-03-01</code></example>
    public static Column DateAdd(Column start, int days) => Call("date_add", start, Lit(days));

    /// <summary>The day <paramref name="days"/> days after <paramref name="start"/>.</summary>
    public static Column DateAdd(Column start, Column days) => Call("date_add", start, days);

    /// <summary>The day <paramref name="days"/> days before <paramref name="start"/>.</summary>
    /// <example><code>DateSub(Lit("2024-03-01"), 1)  // 2024-02-29</code></example>
    public static Column DateSub(Column start, int days) => Call("date_sub", start, Lit(days));

    /// <summary>The day <paramref name="days"/> days before <paramref name="start"/>.</summary>
    public static Column DateSub(Column start, Column days) => Call("date_sub", start, days);

    /// <summary>The number of days from <paramref name="start"/> to <paramref name="end"/>.</summary>
    /// <example><code>DateDiff(Lit("2024-03-01"), Lit("2024-02-01"))  // 29</code></example>
    public static Column DateDiff(Column end, Column start) => Call("datediff", end, start);

    /// <summary>The day <paramref name="numMonths"/> months later, at most the last day of that month.</summary>
    /// <example><code>AddMonths(Lit("2024-01-31"), 1)  // 2024-02-29</code></example>
    public static Column AddMonths(Column startDate, int numMonths) => Call("add_months", startDate, Lit(numMonths));

    /// <summary>The day <paramref name="numMonths"/> months later, at most the last day of that month.</summary>
    public static Column AddMonths(Column startDate, Column numMonths) => Call("add_months", startDate, numMonths);

    /// <summary>The months from <paramref name="start"/> to <paramref name="end"/>, with a fraction of 31 days, rounded to 8 digits.</summary>
    /// <example><code>MonthsBetween(Lit("2024-03-15"), Lit("2024-01-01"))  // 2.4516129</code></example>
    public static Column MonthsBetween(Column end, Column start) => Call("months_between", end, start);

    /// <summary>The months from <paramref name="start"/> to <paramref name="end"/>, with a fraction of 31 days, rounded to 8 digits if <paramref name="roundOff"/>.</summary>
    public static Column MonthsBetween(Column end, Column start, bool roundOff) => Call("months_between", end, start, Lit(roundOff));

    /// <summary>The first day after <paramref name="date"/> that is a <paramref name="dayOfWeek"/>, such as <c>Mon</c>.</summary>
    /// <example><code>NextDay(Lit("2024-03-01"), "Mon")  // 2024-03-04</code></example>
    public static Column NextDay(Column date, string dayOfWeek) => NextDay(date, Lit(dayOfWeek));

    /// <summary>The first day after <paramref name="date"/> that is a <paramref name="dayOfWeek"/>, such as <c>Mon</c>.</summary>
    public static Column NextDay(Column date, Column dayOfWeek) => Call("next_day", date, dayOfWeek);

    /// <summary>The last day of the month.</summary>
    /// <example><code>LastDay(Lit("2024-02-05"))  // 2024-02-29</code></example>
    public static Column LastDay(Column column) => Call("last_day", column);

    /// <summary>A date of its parts.</summary>
    /// <example><code>MakeDate(Lit(2024), Lit(2), Lit(29))  // 2024-02-29</code></example>
    public static Column MakeDate(Column year, Column month, Column day) => Call("make_date", year, month, day);

    /// <summary>The first day of the date's <c>year</c>, <c>quarter</c>, <c>month</c> or <c>week</c>.</summary>
    /// <example><code>Trunc(Lit("2024-05-17"), "month")  // 2024-05-01</code></example>
    public static Column Trunc(Column column, string format) => Call("trunc", column, Lit(format));

    /// <summary>The start of the time's unit <paramref name="format"/>: <c>year</c>, <c>quarter</c>, <c>month</c>, <c>week</c>, <c>day</c>, <c>hour</c>, <c>minute</c>, <c>second</c>, <c>millisecond</c> or <c>microsecond</c>.</summary>
    /// <example><code>DateTrunc("hour", Lit("2024-03-01 14:05:59"))  // 2024-03-01 14:00:00</code></example>
    public static Column DateTrunc(string format, Column column) => Call("date_trunc", Lit(format), column);

    /// <summary>The time as text in a pattern.</summary>
    /// <example><code>DateFormat(Lit("2024-03-01 14:05:00"), "d.M.yyyy HH:mm")  // 1.3.2024 14:05</code></example>
    public static Column DateFormat(Column dateExpr, string format) => Call("date_format", dateExpr, Lit(format));

    /// <summary>The text or time as a date; a text that is none is an error in ANSI mode.</summary>
    /// <example><code>ToDate(Lit("1.3.2024"), "d.M.yyyy")  // 2024-03-01</code></example>
    public static Column ToDate(Column column) => Call("to_date", column);

    /// <summary>The text as a date, read by a pattern.</summary>
    public static Column ToDate(Column column, string format) => Call("to_date", column, Lit(format));

    /// <summary>The text or date as an instant; a text that is none is an error in ANSI mode.</summary>
    /// <example><code>ToTimestamp(Lit("1.3.2024 14:05"), "d.M.yyyy HH:mm")  // 2024-03-01 14:05:00</code></example>
    public static Column ToTimestamp(Column column) => Call("to_timestamp", column);

    /// <summary>The text as an instant, read by a pattern.</summary>
    public static Column ToTimestamp(Column column, string format) => Call("to_timestamp", column, Lit(format));

    /// <summary>The text as an instant, or null where it is none.</summary>
    /// <example><code>TryToTimestamp(Lit("yesterday noon"))  // NULL</code></example>
    public static Column TryToTimestamp(Column column) => Call("try_to_timestamp", column);

    /// <summary>The text as an instant read by a pattern, or null where it is none.</summary>
    public static Column TryToTimestamp(Column column, Column format) => Call("try_to_timestamp", column, format);

    /// <summary>The text as a wall clock's date and time, without zone.</summary>
    /// <example><code>ToTimestampNtz(Lit("2024-03-01 14:05:00"))  // 2024-03-01 14:05:00</code></example>
    public static Column ToTimestampNtz(Column column) => Call("to_timestamp_ntz", column);

    /// <summary>The seconds since 1970 at which the query started.</summary>
    /// <example><code>UnixTimestamp(Lit("2.1.1970"), "d.M.yyyy")  // 86400</code></example>
    public static Column UnixTimestamp() => Call("unix_timestamp");

    /// <summary>The seconds from 1970-01-01 00:00:00 UTC to the time.</summary>
    public static Column UnixTimestamp(Column column) => Call("unix_timestamp", column);

    /// <summary>The seconds from 1970-01-01 00:00:00 UTC to the text's time, read by a pattern.</summary>
    public static Column UnixTimestamp(Column column, string format) => Call("unix_timestamp", column, Lit(format));

    /// <summary>The microseconds from 1970-01-01 00:00:00 UTC to the instant.</summary>
    /// <example><code>UnixMicros(Lit("1970-01-01 00:00:01").Cast("timestamp"))  // 1000000</code></example>
    public static Column UnixMicros(Column column) => Call("unix_micros", column);

    /// <summary>The milliseconds from 1970-01-01 00:00:00 UTC to the instant, rounded down.</summary>
    /// <example><code>UnixMillis(Lit("1970-01-01 00:00:01").Cast("timestamp"))  // 1000</code></example>
    public static Column UnixMillis(Column column) => Call("unix_millis", column);

    /// <summary>The seconds from 1970-01-01 00:00:00 UTC to the instant, rounded down.</summary>
    /// <example><code>UnixSeconds(Lit("1970-01-01 00:00:01").Cast("timestamp"))  // 1</code></example>
    public static Column UnixSeconds(Column column) => Call("unix_seconds", column);

    /// <summary>The days from 1970-01-01 to the date.</summary>
    /// <example><code>UnixDate(Lit("1970-01-02").Cast("date"))  // 1</code></example>
    public static Column UnixDate(Column column) => Call("unix_date", column);

    /// <summary>The seconds since 1970 as text, <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    /// <example><code>FromUnixTime(Lit(0), "yyyy-MM-dd HH:mm")  // 1970-01-01 00:00</code></example>
    public static Column FromUnixTime(Column column) => Call("from_unixtime", column);

    /// <summary>The seconds since 1970 as text in a pattern.</summary>
    public static Column FromUnixTime(Column column, string format) => Call("from_unixtime", column, Lit(format));

    /// <summary>The instant that many seconds after 1970.</summary>
    /// <example><code>TimestampSeconds(Lit(60))  // 1970-01-01 00:01:00</code></example>
    public static Column TimestampSeconds(Column column) => Call("timestamp_seconds", column);

    /// <summary>The instant that many milliseconds after 1970.</summary>
    /// <example><code>TimestampMillis(Lit(1500))  // 1970-01-01 00:00:01.5</code></example>
    public static Column TimestampMillis(Column column) => Call("timestamp_millis", column);

    /// <summary>The instant that many microseconds after 1970.</summary>
    /// <example><code>TimestampMicros(Lit(1000000))  // 1970-01-01 00:00:01</code></example>
    public static Column TimestampMicros(Column column) => Call("timestamp_micros", column);

    /// <summary>The time of a UTC clock as zone <paramref name="tz"/>'s clock shows it.</summary>
    /// <example><code>FromUtcTimestamp(Lit("2024-07-01 12:00:00"), "Europe/Berlin")  // 2024-07-01 14:00:00</code></example>
    public static Column FromUtcTimestamp(Column column, string tz) => Call("from_utc_timestamp", column, Lit(tz));

    /// <summary>The time of a UTC clock as zone <paramref name="tz"/>'s clock shows it.</summary>
    public static Column FromUtcTimestamp(Column column, Column tz) => Call("from_utc_timestamp", column, tz);

    /// <summary>The time of zone <paramref name="tz"/>'s clock as a UTC clock shows it.</summary>
    /// <example><code>ToUtcTimestamp(Lit("2024-07-01 12:00:00"), "Europe/Berlin")  // 2024-07-01 10:00:00</code></example>
    public static Column ToUtcTimestamp(Column column, string tz) => Call("to_utc_timestamp", column, Lit(tz));

    /// <summary>The time of zone <paramref name="tz"/>'s clock as a UTC clock shows it.</summary>
    public static Column ToUtcTimestamp(Column column, Column tz) => Call("to_utc_timestamp", column, tz);

    /// <summary>The year.</summary>
    /// <example><code>Year(Lit("2024-03-01"))  // 2024</code></example>
    public static Column Year(Column column) => Call("year", column);

    /// <summary>The quarter, 1 to 4.</summary>
    /// <example><code>Quarter(Lit("2024-05-01"))  // 2</code></example>
    public static Column Quarter(Column column) => Call("quarter", column);

    /// <summary>The month, 1 to 12.</summary>
    /// <example><code>Month(Lit("2024-03-01"))  // 3</code></example>
    public static Column Month(Column column) => Call("month", column);

    /// <summary>The ISO week, 1 to 53.</summary>
    /// <example><code>WeekOfYear(Lit("2024-03-01"))  // 9</code></example>
    public static Column WeekOfYear(Column column) => Call("weekofyear", column);

    /// <summary>The day of the year, from 1.</summary>
    /// <example><code>DayOfYear(Lit("2024-03-01"))  // 61</code></example>
    public static Column DayOfYear(Column column) => Call("dayofyear", column);

    /// <summary>The day of the month, from 1.</summary>
    /// <example><code>DayOfMonth(Lit("2024-03-01"))  // 1</code></example>
    public static Column DayOfMonth(Column column) => Call("dayofmonth", column);

    /// <summary>The day of the week, 1 (Sunday) to 7.</summary>
    /// <example><code>DayOfWeek(Lit("2024-03-01"))  // 6</code></example>
    public static Column DayOfWeek(Column column) => Call("dayofweek", column);

    /// <summary>The day of the week, 0 (Monday) to 6.</summary>
    /// <example><code>WeekDay(Lit("2024-03-01"))  // 4</code></example>
    public static Column WeekDay(Column column) => Call("weekday", column);

    /// <summary>The hour, 0 to 23.</summary>
    /// <example><code>Hour(Lit("2024-03-01 14:05:00"))  // 14</code></example>
    public static Column Hour(Column column) => Call("hour", column);

    /// <summary>The minute, 0 to 59.</summary>
    /// <example><code>Minute(Lit("2024-03-01 14:05:00"))  // 5</code></example>
    public static Column Minute(Column column) => Call("minute", column);

    /// <summary>The second, 0 to 59.</summary>
    /// <example><code>Second(Lit("2024-03-01 14:05:07"))  // 7</code></example>
    public static Column Second(Column column) => Call("second", column);
}
