using Apache.Arrow;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;
using Arrow = Apache.Arrow.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>DuckDB's vectors as arrays of Apache Arrow, and back.</summary>
internal static class ArrowArrays
{
    private static readonly Arrow.TimestampType Instant = new(Arrow.TimeUnit.Microsecond, "UTC");

    /// <summary>The first rows of a vector as an array.</summary>
    internal static IArrowArray Read(VectorReader vector, DataType type, int count) => type switch
    {
        BooleanType => Booleans(vector, count),
        ByteType => Numbers<sbyte>(vector, count, Arrow.Int8Type.Default),
        ShortType => Numbers<short>(vector, count, Arrow.Int16Type.Default),
        IntegerType => Numbers<int>(vector, count, Arrow.Int32Type.Default),
        LongType => Numbers<long>(vector, count, Arrow.Int64Type.Default),
        FloatType => Numbers<float>(vector, count, Arrow.FloatType.Default),
        DoubleType => Numbers<double>(vector, count, Arrow.DoubleType.Default),
        DateType => Numbers<int>(vector, count, Arrow.Date32Type.Default),
        TimestampType => Numbers<long>(vector, count, Instant),
        StringType => Bytes(vector, count, new StringArray.Builder()),
        BinaryType => Bytes(vector, count, new BinaryArray.Builder()),
        _ => throw new NotSupportedException($"A function over Arrow takes no {type.Sql}."),
    };

    /// <summary>Writes an array into a vector.</summary>
    internal static void Write(IArrowArray array, DataType type, VectorWriter vector)
    {
        switch (array)
        {
            case BooleanArray flags:
                Each(flags, vector, row => vector.Write(row, flags.GetValue(row) == true ? (byte)1 : (byte)0));
                break;
            case StringArray texts:
                Each(texts, vector, row => vector.WriteUtf8(row, texts.GetBytes(row)));
                break;
            case BinaryArray bytes:
                Each(bytes, vector, row => vector.WriteBytes(row, bytes.GetBytes(row)));
                break;
            case Int8Array numbers:
                Numbers(numbers, vector);
                break;
            case Int16Array numbers:
                Numbers(numbers, vector);
                break;
            case Int32Array numbers:
                Numbers(numbers, vector);
                break;
            case Int64Array numbers:
                Numbers(numbers, vector);
                break;
            case FloatArray numbers:
                Numbers(numbers, vector);
                break;
            case DoubleArray numbers:
                Numbers(numbers, vector);
                break;
            case Date32Array days:
                Numbers(days, vector);
                break;
            case TimestampArray { Data.DataType: Arrow.TimestampType { Unit: Arrow.TimeUnit.Microsecond } } times:
                Numbers(times, vector);
                break;
            default:
                throw new ArgumentException($"A function over Arrow gave {array.Data.DataType.Name} for {type.Sql}: timestamps are in microseconds.");
        }
    }

    /// <summary>The first value, for an error; null where there is none.</summary>
    internal static object? First(IArrowArray array) => array.Length == 0 || array.IsNull(0) ? null : array switch
    {
        BooleanArray flags => flags.GetValue(0),
        StringArray texts => texts.GetString(0),
        BinaryArray bytes => bytes.GetBytes(0).ToArray(),
        Int8Array numbers => numbers.Values[0],
        Int16Array numbers => numbers.Values[0],
        Int32Array numbers => numbers.Values[0],
        Int64Array numbers => numbers.Values[0],
        FloatArray numbers => numbers.Values[0],
        DoubleArray numbers => numbers.Values[0],
        Date32Array days => new Date(days.Values[0]),
        TimestampArray times => new Timestamp(times.Values[0]),
        _ => array.Data.DataType.Name,
    };

    private static IArrowArray Numbers<T>(VectorReader vector, int count, Arrow.IArrowType type)
        where T : unmanaged
    {
        if (!vector.MayHaveNulls)
        {
            return ArrowArrayFactory.BuildArray(new ArrayData(type, count, 0, 0, [ArrowBuffer.Empty, new ArrowBuffer.Builder<T>(count).Append(vector.Values<T>(count)).Build()]));
        }

        var values = new ArrowBuffer.Builder<T>(count);
        var validity = new ArrowBuffer.BitmapBuilder(count);
        for (var row = 0; row < count; row++)
        {
            var isNull = vector.IsNull(row);
            values.Append(isNull ? default : vector.Value<T>(row));
            validity.Append(!isNull);
        }

        var nulls = validity.UnsetBitCount;
        return ArrowArrayFactory.BuildArray(new ArrayData(type, count, nulls, 0, [nulls == 0 ? ArrowBuffer.Empty : validity.Build(), values.Build()]));
    }

    private static BooleanArray Booleans(VectorReader vector, int count)
    {
        var array = new BooleanArray.Builder().Reserve(count);
        for (var row = 0; row < count; row++)
        {
            _ = vector.IsNull(row) ? array.AppendNull() : array.Append(vector.Value<byte>(row) != 0);
        }

        return array.Build();
    }

    private static TArray Bytes<TArray, TBuilder>(VectorReader vector, int count, BinaryArray.BuilderBase<TArray, TBuilder> array)
        where TArray : IArrowArray
        where TBuilder : class, IArrowArrayBuilder<byte, TArray, TBuilder>
    {
        for (var row = 0; row < count; row++)
        {
            _ = vector.IsNull(row) ? array.AppendNull() : array.Append(vector.Bytes(row));
        }

        return array.Build();
    }

    private static void Numbers<T>(PrimitiveArray<T> array, VectorWriter vector)
        where T : unmanaged, IEquatable<T>
    {
        var values = array.Values;
        for (var row = 0; row < array.Length; row++)
        {
            if (array.IsNull(row))
            {
                vector.WriteNull(row);
            }
            else
            {
                vector.Write(row, values[row]);
            }
        }
    }

    private static void Each(IArrowArray array, VectorWriter vector, Action<int> write)
    {
        for (var row = 0; row < array.Length; row++)
        {
            if (array.IsNull(row))
            {
                vector.WriteNull(row);
            }
            else
            {
                write(row);
            }
        }
    }
}
