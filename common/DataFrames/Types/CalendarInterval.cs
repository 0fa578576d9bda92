namespace SparkPersonalization.DataFrames.Types;

/// <summary>A value of the API's calendar interval type: months, days and microseconds, kept apart.</summary>
/// <param name="Months">Months, of any sign.</param>
/// <param name="Days">Days, of any sign.</param>
/// <param name="Micros">Microseconds, of any sign.</param>
public readonly record struct CalendarInterval(int Months, int Days, long Micros);
