using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Predicates;

/// <summary>Constants of expressions as values of a <see cref="DeltaPredicate"/>.</summary>
public static class PredicateValues
{
    private const int MinDay = -719162;
    private const int MaxDay = 2932896;
    private const long DayMicros = 86_400_000_000;

    /// <summary>
    /// A constant's value as predicates take it: days and instants become those of .NET where it can hold them; others stay as they
    /// are, compare with nothing and so keep every file.
    /// </summary>
    /// <param name="value">The value in the form that rows have it, or null.</param>
    /// <param name="type">Its type.</param>
    /// <returns>The value for a predicate.</returns>
    public static object? Of(object? value, DataType type) => (value, type) switch
    {
        (Date { DaysSinceEpoch: >= MinDay and <= MaxDay } date, DateType) => date.ToDateOnly(),
        (Timestamp { Microseconds: >= MinDay * DayMicros and <= MaxDay * DayMicros } time, TimestampType) =>
            new DateTimeOffset(DateTime.SpecifyKind(time.ToDateTime(), DateTimeKind.Utc)),
        (Timestamp { Microseconds: >= MinDay * DayMicros and <= MaxDay * DayMicros } clock, TimestampNTZType) =>
            DateTime.SpecifyKind(clock.ToDateTime(), DateTimeKind.Unspecified),
        _ => value,
    };
}
