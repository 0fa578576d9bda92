using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution.Vectors;

/// <summary>Reads the value at a row; null for a null.</summary>
internal delegate object? ValueRead(VectorReader vector, int row);

/// <summary>Writes a value, or a null, at a row.</summary>
internal delegate void ValueWrite(VectorWriter vector, int row, object? value);

/// <summary>
/// The one place that says which CLR value stands for a value of each type of the API.
/// </summary>
/// <remarks>
/// The forms are those of <see cref="Row"/>: bool, sbyte, short, int, long, float, double, string; binary as byte[]; decimals as decimal, or
/// SqlDecimal where that has not enough digits; dates as <see cref="Date"/>, timestamps as <see cref="Timestamp"/>; day-time intervals as
/// long microseconds, year-month intervals as int months, calendar intervals as <see cref="CalendarInterval"/>; arrays as object?[],
/// structs as <see cref="Row"/>, maps as <see cref="MapValue"/>. Writing also takes any list or dictionary.
/// </remarks>
internal static partial class ValueCodec
{
    /// <summary>How to read values of a DuckDB type as the API's type for it.</summary>
    internal static ValueRead Reader(DuckDbType from) => Reader(from, SparkTypes.ToSpark(from));

    /// <summary>How to read values of a DuckDB type as another type of the API that it holds, such as one kind of interval.</summary>
    /// <exception cref="ArgumentException">Values of this DuckDB type are not values of that type.</exception>
    internal static ValueRead Reader(DuckDbType from, DataType to)
    {
        var read = NotNull(from, to);
        return (vector, row) => vector.IsNull(row) ? null : read(vector, row);
    }

    /// <summary>How to write values of a type of the API.</summary>
    internal static ValueWrite Writer(DataType type)
    {
        var write = NotNull(type);
        return (vector, row, value) =>
        {
            if (value is null)
            {
                vector.WriteNull(row);
            }
            else
            {
                write(vector, row, value);
            }
        };
    }

    private static ArgumentException Mismatch(object value, DataType type) =>
        new($"A value of type {value.GetType().Name} is no value of {type.Sql}.", nameof(value));
}
