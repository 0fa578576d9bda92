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
        var day = (int)Math.DivRem(Microseconds, MicrosecondsPerDay, out var rest);
        if (rest < 0)
        {
            day--;
            rest += MicrosecondsPerDay;
        }

        var time = TimeSpan.FromMicroseconds(rest);
        var fraction = rest % 1_000_000;
        var text = string.Create(CultureInfo.InvariantCulture, $"{new Date(day)} {time.Hours:00}:{time.Minutes:00}:{time.Seconds:00}");
        return fraction == 0 ? text : text + "." + fraction.ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0');
    }

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
