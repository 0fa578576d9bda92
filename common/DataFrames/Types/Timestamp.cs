using System.Globalization;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>
/// Microseconds since 1970-01-01 00:00:00: an instant (UTC) in a <see cref="TimestampType"/> column, a wall clock's reading in a
/// <see cref="TimestampNTZType"/> column.
/// </summary>
/// <param name="Microseconds">The microseconds; negative before 1970.</param>
public readonly record struct Timestamp(long Microseconds) : IComparable<Timestamp>
{
    private const long MicrosecondsPerDay = 86_400_000_000;
    private const int MicrosecondsPerSecond = 1_000_000;

    /// <summary>Makes a timestamp of an instant.</summary>
    /// <param name="instant">The instant; what is finer than a microsecond is cut off.</param>
    public Timestamp(DateTimeOffset instant)
        : this((instant.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond)
    {
    }

    /// <summary>Makes a timestamp of a date and time, taken as UTC.</summary>
    /// <param name="dateTime">The date and time; a local one is brought to UTC first.</param>
    public Timestamp(DateTime dateTime)
        : this(((dateTime.Kind == DateTimeKind.Local ? dateTime.ToUniversalTime() : dateTime).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond)
    {
    }

    /// <summary>Makes a timestamp of an instant in UTC.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day of the month, from 1.</param>
    /// <param name="hour">The hour, 0 to 23.</param>
    /// <param name="minute">The minute, 0 to 59.</param>
    /// <param name="second">The second, 0 to 59.</param>
    /// <param name="microsecond">The microseconds of the second, 0 to 999,999.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is out of its range.</exception>
    public Timestamp(int year, int month, int day, int hour, int minute, int second, int microsecond)
        : this(new Timestamp(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc)).Microseconds + OfSecond(microsecond))
    {
    }

    /// <summary>The year, in UTC.</summary>
    public int Year => Split().Day.Year;

    /// <summary>The month, 1 to 12, in UTC.</summary>
    public int Month => Split().Day.Month;

    /// <summary>The day of the month, from 1, in UTC.</summary>
    public int Day => Split().Day.Day;

    /// <summary>The hour, 0 to 23, in UTC.</summary>
    public int Hour => Split().Time.Hours;

    /// <summary>The minute, 0 to 59.</summary>
    public int Minute => Split().Time.Minutes;

    /// <summary>The second, 0 to 59.</summary>
    public int Second => Split().Time.Seconds;

    /// <summary>The microseconds of the second, 0 to 999,999.</summary>
    public int Microsecond => (int)(Split().Time.Ticks / TimeSpan.TicksPerMicrosecond % MicrosecondsPerSecond);

    /// <summary>The same instant in .NET's form, which ends at the years 1 and 9999.</summary>
    /// <returns>The instant, in UTC.</returns>
    /// <exception cref="OverflowException">The instant is outside of those years.</exception>
    public DateTime ToDateTime()
    {
        var ticks = (Int128)Microseconds * TimeSpan.TicksPerMicrosecond + DateTime.UnixEpoch.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, DateTimeKind.Utc)
            : throw new OverflowException($"{Microseconds} microseconds since 1970 are outside of the years 1 to 9999.");
    }

    /// <inheritdoc/>
    public int CompareTo(Timestamp other) => Microseconds.CompareTo(other.Microseconds);

    /// <summary>The timestamp as Spark prints it in UTC: <c>yyyy-MM-dd HH:mm:ss</c>, then the fraction without trailing zeros.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var (day, time) = Split();
        var text = string.Create(CultureInfo.InvariantCulture, $"{day} {time.Hours:00}:{time.Minutes:00}:{time.Seconds:00}");
        return Microsecond == 0 ? text : text + "." + Microsecond.ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0');
    }

    private (Date Day, TimeSpan Time) Split()
    {
        var day = (int)Math.DivRem(Microseconds, MicrosecondsPerDay, out var rest);
        return rest < 0 ? (new Date(day - 1), TimeSpan.FromMicroseconds(rest + MicrosecondsPerDay)) : (new Date(day), TimeSpan.FromMicroseconds(rest));
    }

    private static int OfSecond(int microsecond) => microsecond is >= 0 and < MicrosecondsPerSecond
        ? microsecond
        : throw new ArgumentOutOfRangeException(nameof(microsecond), microsecond, "A second has 1,000,000 microseconds.");

    /// <summary>Whether one timestamp is before another.</summary>
    /// <param name="left">One timestamp.</param>
    /// <param name="right">Another.</param>
    /// <returns>The comparison.</returns>
    public static bool operator <(Timestamp left, Timestamp right) => left.Microseconds < right.Microseconds;

    /// <summary>Whether one timestamp is after another.</summary>
    /// <param name="left">One timestamp.</param>
    /// <param name="right">Another.</param>
    /// <returns>The comparison.</returns>
    public static bool operator >(Timestamp left, Timestamp right) => left.Microseconds > right.Microseconds;

    /// <summary>Whether one timestamp is before another or the same.</summary>
    /// <param name="left">One timestamp.</param>
    /// <param name="right">Another.</param>
    /// <returns>The comparison.</returns>
    public static bool operator <=(Timestamp left, Timestamp right) => left.Microseconds <= right.Microseconds;

    /// <summary>Whether one timestamp is after another or the same.</summary>
    /// <param name="left">One timestamp.</param>
    /// <param name="right">Another.</param>
    /// <returns>The comparison.</returns>
    public static bool operator >=(Timestamp left, Timestamp right) => left.Microseconds >= right.Microseconds;
}
