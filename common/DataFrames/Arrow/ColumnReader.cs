using Apache.Arrow;
using Apache.Arrow.Scalars;
using SparkPersonalization.DataFrames.Types;
using VariantType = SparkPersonalization.DataFrames.Types.VariantType;

namespace SparkPersonalization.DataFrames.Arrow;

/// <summary>Reads the value at a place of an Arrow array in the form that rows have, or null.</summary>
/// <param name="index">The place, from 0.</param>
internal delegate object? ColumnReader(int index);

/// <summary>Makes readers of Arrow arrays. Names and types come from Spark's schema, as Arrow's renames fields of equal names.</summary>
internal static class ColumnReaders
{
    private const long NanosPerMicro = 1000;
    private const long MillisPerDay = 86_400_000;

    /// <summary>A reader of an array whose values have a type.</summary>
    internal static ColumnReader Of(IArrowArray array, DataType type)
    {
        if (array is NullArray)
        {
            return static _ => null;
        }

        var read = Values(array, type);
        return array.NullCount == 0 ? read : index => array.IsNull(index) ? null : read(index);
    }

    private static ColumnReader Values(IArrowArray array, DataType type) => (type, array) switch
    {
        (BooleanType, BooleanArray a) => i => a.GetValue(i)!.Value,
        (ByteType, Int8Array a) => i => a.Values[i],
        (ShortType, Int16Array a) => i => a.Values[i],
        (IntegerType, Int32Array a) => i => a.Values[i],
        (LongType, Int64Array a) => i => a.Values[i],
        (FloatType, FloatArray a) => i => a.Values[i],
        (DoubleType, DoubleArray a) => i => a.Values[i],
        (StringType, StringArray a) => i => a.GetString(i),
        (StringType, LargeStringArray a) => i => a.GetString(i),
        (BinaryType, BinaryArray a) => i => a.GetBytes(i).ToArray(),
        (BinaryType, LargeBinaryArray a) => i => a.GetBytes(i).ToArray(),
        (DateType, Date32Array a) => i => new Date(a.Values[i]),
        (TimestampType or TimestampNTZType, TimestampArray a) => Times(a),
        (DateType, Date64Array a) => i => new Date((int)Math.DivRem(a.Values[i], MillisPerDay).Quotient),
        (DayTimeIntervalType, DurationArray a) => Lengths(a),
        (YearMonthIntervalType, YearMonthIntervalArray a) => i => a.Values[i].Months,
        (CalendarIntervalType, MonthDayNanosecondIntervalArray a) => i => Interval(a.Values[i]),
        (DecimalType d, Decimal128Array a) => Decimal(a, (byte)d.Scale),
        (_, DictionaryArray a) => Dictionary(a, type),
        (MapType m, MapArray a) => Map(a, m),
        (ArrayType e, ListArray a) => List(a, e),
        (ArrayType e, FixedSizeListArray a) => List(a, e),
        (StructType s, StructArray a) => Struct(a, s),
        (VariantType, StructArray a) => Variant(a),
        _ => throw new NotSupportedException($"Arrow's {array.Data.DataType.Name} does not hold values of type {type.SimpleString}."),
    };

    private static ColumnReader Times(TimestampArray array)
    {
        var toMicros = ToMicros(((Apache.Arrow.Types.TimestampType)array.Data.DataType).Unit);
        return i => new Timestamp(toMicros(array.Values[i]));
    }

    private static ColumnReader Lengths(DurationArray array)
    {
        var toMicros = ToMicros(array.DataType.Unit);
        return i => toMicros(array.Values[i]);
    }

    private static Func<long, long> ToMicros(Apache.Arrow.Types.TimeUnit unit) => unit switch
    {
        Apache.Arrow.Types.TimeUnit.Second => static v => checked(v * 1_000_000),
        Apache.Arrow.Types.TimeUnit.Millisecond => static v => checked(v * 1000),
        Apache.Arrow.Types.TimeUnit.Nanosecond => static v => v / NanosPerMicro,
        _ => static v => v,
    };

    private static ColumnReader Dictionary(DictionaryArray array, DataType type)
    {
        var (place, read) = (Of(array.Indices, IndexType(array.Indices)), Of(array.Dictionary, type));
        return i => read(Convert.ToInt32(place(i), null));
    }

    private static DataType IndexType(IArrowArray indices) => indices switch
    {
        Int8Array => new ByteType(),
        Int16Array => new ShortType(),
        Int64Array => new LongType(),
        _ => new IntegerType(),
    };

    private static object Interval(MonthDayNanosecondInterval value) => new CalendarInterval(value.Months, value.Days, value.Nanoseconds / NanosPerMicro);

    // Arrow's own conversions to decimal drop digits where they have too many.
    private static ColumnReader Decimal(Decimal128Array array, byte scale)
    {
        var values = array.ValueBuffer.Memory;
        var offset = array.Offset;
        return i => Decimals.Box(System.Buffers.Binary.BinaryPrimitives.ReadInt128LittleEndian(values.Span.Slice((i + offset) * 16, 16)), scale);
    }

    private static ColumnReader List(ListArray array, ArrayType type)
    {
        var read = Of(array.Values, type.ElementType);
        return i => Elements(read, array.ValueOffsets[i], array.ValueOffsets[i + 1]);
    }

    private static ColumnReader List(FixedSizeListArray array, ArrayType type)
    {
        var (read, length) = (Of(array.Values, type.ElementType), ((Apache.Arrow.Types.FixedSizeListType)array.Data.DataType).ListSize);
        return i => Elements(read, (array.Offset + i) * length, (array.Offset + i + 1) * length);
    }

    private static object?[] Elements(ColumnReader read, int start, int end)
    {
        var values = new object?[end - start];
        for (var k = 0; k < values.Length; k++)
        {
            values[k] = read(start + k);
        }

        return values;
    }

    private static ColumnReader Map(MapArray array, MapType type)
    {
        var (readKey, readValue) = (Of(array.Keys, type.KeyType), Of(array.Values, type.ValueType));
        return i =>
        {
            var (start, end) = (array.ValueOffsets[i], array.ValueOffsets[i + 1]);
            var entries = new Dictionary<object, object?>(end - start);
            for (var k = start; k < end; k++)
            {
                entries[readKey(k)!] = readValue(k);
            }

            return entries;
        };
    }

    private static ColumnReader Variant(StructArray array)
    {
        var type = (Apache.Arrow.Types.StructType)array.Data.DataType;
        var (value, metadata) = ((BinaryArray)array.Fields[type.GetFieldIndex("value")], (BinaryArray)array.Fields[type.GetFieldIndex("metadata")]);
        return i => SparkVariant.Read(value.GetBytes(i), metadata.GetBytes(i));
    }

    private static ColumnReader Struct(StructArray array, StructType type)
    {
        var readers = type.Select((field, i) => Of(array.Fields[i], field.DataType)).ToArray();
        return i => new Row(type, System.Array.ConvertAll(readers, read => read(i)));
    }
}
