namespace SparkPersonalization.DataFrames;

/// <summary>Dates, times and intervals made of their parts, and the parts of them.</summary>
public static partial class Functions
{
    /// <summary>The instant at which the clock of the session's zone shows these numbers; seconds may have a fraction. An error where there is none.</summary>
    /// <example><code>MakeTimestamp(Lit(2024), Lit(3), Lit(1), Lit(14), Lit(5), Lit(7.25))  // 2024-03-01 14:05:07.25</code></example>
    public static Column MakeTimestamp(Column years, Column months, Column days, Column hours, Column mins, Column secs) =>
        Call("make_timestamp", years, months, days, hours, mins, secs);

    /// <summary>The instant at which the clock of <paramref name="timezone"/> shows these numbers. An error where there is none.</summary>
    public static Column MakeTimestamp(Column years, Column months, Column days, Column hours, Column mins, Column secs, Column timezone) =>
        Call("make_timestamp", years, months, days, hours, mins, secs, timezone);

    /// <inheritdoc cref="MakeTimestamp(Column, Column, Column, Column, Column, Column)"/>
    /// <example><code>MakeTimestampLtz(Lit(2024), Lit(3), Lit(1), Lit(14), Lit(5), Lit(7.25))  // 2024-03-01 14:05:07.25</code></example>
    public static Column MakeTimestampLtz(Column years, Column months, Column days, Column hours, Column mins, Column secs) =>
        Call("make_timestamp_ltz", years, months, days, hours, mins, secs);

    /// <summary>A clock's date and time without a zone. An error where there is none.</summary>
    /// <example><code>MakeTimestampNtz(Lit(2024), Lit(3), Lit(1), Lit(14), Lit(5), Lit(7.25))  // 2024-03-01 14:05:07.25</code></example>
    public static Column MakeTimestampNtz(Column years, Column months, Column days, Column hours, Column mins, Column secs) =>
        Call("make_timestamp_ntz", years, months, days, hours, mins, secs);

    /// <summary>As <see cref="MakeTimestamp(Column, Column, Column, Column, Column, Column)"/>, but null where there is no such time.</summary>
    /// <example><code>TryMakeTimestamp(Lit(2024), Lit(2), Lit(30), Lit(0), Lit(0), Lit(0))  // NULL</code></example>
    public static Column TryMakeTimestamp(Column years, Column months, Column days, Column hours, Column mins, Column secs) =>
        Call("try_make_timestamp", years, months, days, hours, mins, secs);

    /// <summary>As <see cref="MakeTimestampLtz"/>, but null where there is no such time.</summary>
    /// <example><code>TryMakeTimestampLtz(Lit(2024), Lit(2), Lit(30), Lit(0), Lit(0), Lit(0))  // NULL</code></example>
    public static Column TryMakeTimestampLtz(Column years, Column months, Column days, Column hours, Column mins, Column secs) =>
        Call("try_make_timestamp_ltz", years, months, days, hours, mins, secs);

    /// <summary>As <see cref="MakeTimestampNtz"/>, but null where there is no such time.</summary>
    /// <example><code>TryMakeTimestampNtz(Lit(2024), Lit(2), Lit(30), Lit(0), Lit(0), Lit(0))  // NULL</code></example>
    public static Column TryMakeTimestampNtz(Column years, Column months, Column days, Column hours, Column mins, Column secs) =>
        Call("try_make_timestamp_ntz", years, months, days, hours, mins, secs);

    /// <summary>A length of time in days, hours, minutes and seconds.</summary>
    /// <example><code>MakeDtInterval(Lit(1), Lit(2), Lit(3), Lit(4.5))  // INTERVAL '1 02:03:04.5' DAY TO SECOND</code></example>
    public static Column MakeDtInterval(Column days, Column hours, Column mins, Column secs) => Call("make_dt_interval", days, hours, mins, secs);

    /// <summary>A length of time in years and months.</summary>
    /// <example><code>MakeYmInterval(Lit(1), Lit(2))  // INTERVAL '1-2' YEAR TO MONTH</code></example>
    public static Column MakeYmInterval(Column years, Column months) => Call("make_ym_interval", years, months);

    /// <summary>A length of time in mixed units.</summary>
    /// <example><code>MakeInterval(Lit(1), Lit(2), Lit(0), Lit(3), Lit(4), Lit(5), Lit(6))  // 1 years 2 months 3 days 4 hours 5 minutes 6 seconds</code></example>
    public static Column MakeInterval(Column years, Column months, Column weeks, Column days, Column hours, Column mins, Column secs) =>
        Call("make_interval", years, months, weeks, days, hours, mins, secs);

    /// <summary>As <see cref="MakeInterval"/>, but null where it is too long.</summary>
    /// <example><code>TryMakeInterval(Lit(int.MaxValue), Lit(0), Lit(0), Lit(0), Lit(0), Lit(0), Lit(0))  // NULL</code></example>
    public static Column TryMakeInterval(Column years, Column months, Column weeks, Column days, Column hours, Column mins, Column secs) =>
        Call("try_make_interval", years, months, weeks, days, hours, mins, secs);

    /// <summary>The name of the day of the week, such as <c>Mon</c>.</summary>
    /// <example><code>DayName(Lit("2024-03-01").Cast("date"))  // Fri</code></example>
    public static Column DayName(Column column) => Call("dayname", column);

    /// <summary>The name of the month, such as <c>Jan</c>.</summary>
    /// <example><code>MonthName(Lit("2024-03-01").Cast("date"))  // Mar</code></example>
    public static Column MonthName(Column column) => Call("monthname", column);

    /// <summary>A part of a date, time or interval; <paramref name="field"/> is a constant such as <c>year</c>, <c>month</c> or <c>second</c>.</summary>
    /// <example><code>Extract(Lit("minute"), Lit("2024-03-01 14:05:00").Cast("timestamp"))  // 5</code></example>
    public static Column Extract(Column field, Column source) => Call("extract", field, source);

    /// <inheritdoc cref="Extract"/>
    /// <example><code>DatePart(Lit("year"), Lit("2024-03-01").Cast("date"))  // 2024</code></example>
    public static Column DatePart(Column field, Column source) => Call("date_part", field, source);

    /// <summary>A clock's reading of <paramref name="sourceTz"/> as the clock of <paramref name="targetTz"/> shows it.</summary>
    /// <example><code>ConvertTimezone(Lit("Europe/Berlin"), Lit("America/New_York"), Lit("2024-07-01 12:00:00").Cast("timestamp_ntz"))  // 2024-07-01 06:00:00</code></example>
    public static Column ConvertTimezone(Column sourceTz, Column targetTz, Column sourceTs) => Call("convert_timezone", sourceTz, targetTz, sourceTs);

    /// <summary>The session's time zone.</summary>
    /// <example><code>CurrentTimezone()  // UTC</code></example>
    public static Column CurrentTimezone() => Call("current_timezone");

    /// <summary>The date so many days after 1970-01-01.</summary>
    /// <example><code>DateFromUnixDate(Lit(19783))  // 2024-03-01</code></example>
    public static Column DateFromUnixDate(Column days) => Call("date_from_unix_date", days);

    /// <summary>The text as an instant in the session's zone.</summary>
    /// <example><code>ToTimestampLtz(Lit("2024-03-01 14:05:00+02:00"))  // 2024-03-01 12:05:00</code></example>
    public static Column ToTimestampLtz(Column column) => Call("to_timestamp_ltz", column);

    /// <summary>The text as an instant, by a pattern.</summary>
    public static Column ToTimestampLtz(Column column, Column format) => Call("to_timestamp_ltz", column, format);

    /// <summary>The seconds from 1970-01-01 00:00:00 UTC to the time that a text says by a pattern.</summary>
    /// <example><code>ToUnixTimestamp(Lit("1970-01-02"), Lit("yyyy-MM-dd"))  // 86400</code></example>
    public static Column ToUnixTimestamp(Column column, Column format) => Call("to_unix_timestamp", column, format);

    /// <summary>The text as a date; null where it is none.</summary>
    /// <example><code>TryToDate(Lit("2024-02-30"))  // NULL</code></example>
    public static Column TryToDate(Column column) => Call("try_to_date", column);

    /// <summary>The text as a date by a pattern; null where it does not fit.</summary>
    public static Column TryToDate(Column column, string format) => Call("try_to_date", column, Lit(format));

    /// <summary>A time moved by <paramref name="quantity"/> units such as <c>MONTH</c> or <c>HOUR</c>.</summary>
    /// <example><code>TimestampAdd("HOUR", Lit(10), Lit("2024-03-01 14:05:00").Cast("timestamp"))  // 2024-03-02 00:05:00</code></example>
    public static Column TimestampAdd(string unit, Column quantity, Column ts) => Call("timestampadd", Lit(unit), quantity, ts);

    /// <summary>How many whole units such as <c>MONTH</c> or <c>HOUR</c> lie between two times.</summary>
    /// <example><code>TimestampDiff("MONTH", Lit("2024-01-15").Cast("timestamp"), Lit("2024-03-14").Cast("timestamp"))  // 1</code></example>
    public static Column TimestampDiff(string unit, Column start, Column end) => Call("timestampdiff", Lit(unit), start, end);
}
