using System.Globalization;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>A day of the proleptic Gregorian calendar: the value of a <see cref="DateType"/> column.</summary>
/// <param name="DaysSinceEpoch">Days since 1970-01-01; negative before it.</param>
public readonly record struct Date(int DaysSinceEpoch) : IComparable<Date>
{
    private static readonly int EpochDayNumber = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>Makes a date.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day of the month, from 1.</param>
    public Date(int year, int month, int day)
        : this(new DateOnly(year, month, day))
    {
    }

    /// <summary>Makes a date.</summary>
    /// <param name="date">The same day in .NET's form.</param>
    public Date(DateOnly date)
        : this(date.DayNumber - EpochDayNumber)
    {
    }

    /// <summary>Makes a date.</summary>
    /// <param name="dateTime">A time of the day, which is left out.</param>
    public Date(DateTime dateTime)
        : this(DateOnly.FromDateTime(dateTime))
    {
    }

    /// <summary>The year.</summary>
    public int Year => (int)ProlepticCalendar.FromDays(DaysSinceEpoch).Year;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => ProlepticCalendar.FromDays(DaysSinceEpoch).Month;

    /// <summary>The day of the month, from 1.</summary>
    public int Day => ProlepticCalendar.FromDays(DaysSinceEpoch).Day;

    /// <summary>The midnight at which the day begins, in .NET's form, which ends at the years 1 and 9999.</summary>
    /// <returns>The midnight, of no time zone.</returns>
    /// <exception cref="OverflowException">The day is outside of those years.</exception>
    public DateTime ToDateTime() => ToDateOnly().ToDateTime(TimeOnly.MinValue);

    /// <summary>The same day in .NET's form, which ends at the years 1 and 9999.</summary>
    /// <returns>The day.</returns>
    /// <exception cref="OverflowException">The day is outside of those years.</exception>
    public DateOnly ToDateOnly()
    {
        var number = (long)DaysSinceEpoch + EpochDayNumber;
        return number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)number)
            : throw new OverflowException($"Day {DaysSinceEpoch} since 1970-01-01 is outside of the years 1 to 9999.");
    }

    /// <inheritdoc/>
    public int CompareTo(Date other) => DaysSinceEpoch.CompareTo(other.DaysSinceEpoch);

    /// <summary>The date as Spark prints it, <c>yyyy-MM-dd</c>, with a sign for years beyond four digits.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var (year, month, day) = ProlepticCalendar.FromDays(DaysSinceEpoch);
        return ProlepticCalendar.YearText(year) + string.Create(CultureInfo.InvariantCulture, $"-{month:00}-{day:00}");
    }

    /// <summary>Whether one date is before another.</summary>
    /// <param name="left">One date.</param>
    /// <param name="right">Another.</param>
    /// <returns>The comparison.</returns>
    public static bool operator <(Date left, Date right) => left.DaysSinceEpoch < right.DaysSinceEpoch;

    /// <summary>Whether one date is after another.</summary>
    /// <param name="left">One date.</param>
    /// <param name="right">Another.</param>
    /// <returns>The comparison.</returns>
    public static bool operator >(Date left, Date right) => left.DaysSinceEpoch > right.DaysSinceEpoch;

    /// <summary>Whether one date is before another or the same.</summary>
    /// <param name="left">One date.</param>
    /// <param name="right">Another.</param>
    /// <returns>The comparison.</returns>
    public static bool operator <=(Date left, Date right) => left.DaysSinceEpoch <= right.DaysSinceEpoch;

    /// <summary>Whether one date is after another or the same.</summary>
    /// <param name="left">One date.</param>
    /// <param name="right">Another.</param>
    /// <returns>The comparison.</returns>
    public static bool operator >=(Date left, Date right) => left.DaysSinceEpoch >= right.DaysSinceEpoch;
}
