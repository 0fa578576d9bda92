using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>
/// How values are written to a file of kept rows, so that they are read back as they were. Parquet has all types of the engine but for the
/// interval, which it cuts to milliseconds: it is kept as its three parts.
/// </summary>
internal static class KeptColumn
{
    /// <summary>The name of a column in the file.</summary>
    internal static string Name(int place) => string.Create(CultureInfo.InvariantCulture, $"c{place}");

    /// <summary>Refuses a column whose values cannot be kept.</summary>
    /// <exception cref="AnalysisException">The column is of such a type.</exception>
    internal static void Check(BoundAttribute column)
    {
        if (!IsInterval(column.DataType) && HoldsInterval(column.DataType))
        {
            throw new AnalysisException(
                "UNSUPPORTED_FEATURE",
                $"The embedded engine cannot persist the column `{column.Name}` of type {column.DataType.Sql}: intervals inside of arrays, maps and structs are not kept. "
                + "Leave the column out, or cast the intervals to numbers.");
        }
    }

    /// <summary>The SQL of what is written for a column.</summary>
    internal static string Write(string sql, DataType type) => IsInterval(type)
        ? $"CASE WHEN {sql} IS NOT NULL THEN {{'months': CAST(datepart('year', {sql}) * 12 + datepart('month', {sql}) AS INTEGER), 'days': CAST(datepart('day', {sql}) AS INTEGER), "
            + $"'micros': CAST(datepart('hour', {sql}) AS BIGINT) * 3600000000 + datepart('minute', {sql}) * 60000000 + datepart('microsecond', {sql})}} END"
        : sql;

    /// <summary>The SQL that gives a column's values back.</summary>
    internal static string Read(string sql, DataType type) => IsInterval(type)
        ? $"to_months({sql}.months) + to_days({sql}.days) + to_microseconds({sql}.micros)"
        : sql;

    private static bool IsInterval(DataType type) => type is DayTimeIntervalType or YearMonthIntervalType or CalendarIntervalType;

    private static bool HoldsInterval(DataType type) => type switch
    {
        ArrayType array => HoldsInterval(array.ElementType),
        MapType map => HoldsInterval(map.KeyType) || HoldsInterval(map.ValueType),
        StructType fields => fields.Any(f => HoldsInterval(f.DataType)),
        _ => IsInterval(type),
    };
}
