using Apache.Arrow;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Arrow;

/// <summary>Which of Spark's types the values of an array of Apache Arrow have.</summary>
internal static class ArrayClasses
{
    private static readonly Dictionary<Type, DataType> Types = new()
    {
        [typeof(BooleanArray)] = new BooleanType(),
        [typeof(Int8Array)] = new ByteType(),
        [typeof(Int16Array)] = new ShortType(),
        [typeof(Int32Array)] = new IntegerType(),
        [typeof(Int64Array)] = new LongType(),
        [typeof(FloatArray)] = new FloatType(),
        [typeof(DoubleArray)] = new DoubleType(),
        [typeof(StringArray)] = new StringType(),
        [typeof(BinaryArray)] = new BinaryType(),
        [typeof(Date32Array)] = new DateType(),
        [typeof(TimestampArray)] = new TimestampType(),
    };

    /// <summary>Spark's type for a class of arrays.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal static DataType ToDataType(Type array) => Types.GetValueOrDefault(array) ?? throw new ArgumentException(
        $"A function over Arrow cannot take or give {array.Name}. Use {string.Join(", ", Types.Keys.Select(t => t.Name))}, or Udf() for other types.");
}
