using System.Buffers.Binary;
using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using Spark = SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Arrow;

/// <summary>Values in the forms of rows as Arrow's buffers.</summary>
internal static class ArrowColumn
{
    private const long NanosPerMicro = 1000;

    /// <summary>The values of a column.</summary>
    /// <param name="values">The values, in order.</param>
    /// <param name="type">Their type.</param>
    internal static ArrayData Of(IReadOnlyList<object?> values, Spark.DataType type) => type switch
    {
        Spark.NullType => new ArrayData(NullType.Default, values.Count, values.Count, 0, System.Array.Empty<ArrowBuffer>()),
        Spark.BooleanType => Bits(values),
        Spark.ByteType => Fixed<sbyte>(values, type, v => (sbyte)v),
        Spark.ShortType => Fixed<short>(values, type, v => (short)v),
        Spark.IntegerType or Spark.YearMonthIntervalType => Fixed<int>(values, type, v => (int)v),
        Spark.LongType or Spark.DayTimeIntervalType => Fixed<long>(values, type, v => (long)v),
        Spark.FloatType => Fixed<float>(values, type, v => (float)v),
        Spark.DoubleType => Fixed<double>(values, type, v => (double)v),
        Spark.DateType => Fixed<int>(values, type, v => ((Spark.Date)v).DaysSinceEpoch),
        Spark.TimestampType or Spark.TimestampNTZType => Fixed<long>(values, type, v => ((Spark.Timestamp)v).Microseconds),
        Spark.CalendarIntervalType => Intervals(values, type),
        Spark.DecimalType d => Fixed<Int128>(values, type, v => Spark.Decimals.Unbox(v, (byte)d.Precision, (byte)d.Scale)),
        Spark.StringType => Texts(values, type, v => Encoding.UTF8.GetBytes((string)v)),
        Spark.BinaryType => Texts(values, type, v => (byte[])v),
        Spark.ArrayType a => Lists(values, a),
        Spark.MapType m => Maps(values, m),
        Spark.StructType s => Structs(values, s),
        _ => throw new NotSupportedException($"Rows with columns of type {type.SimpleString} cannot be written as Arrow's."),
    };

    private static ArrayData Fixed<T>(IReadOnlyList<object?> values, Spark.DataType type, Func<object, T> convert)
        where T : unmanaged
    {
        var items = new T[values.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = values[i] is { } value ? convert(value) : default;
        }

        return Data(ArrowTypes.Of(type), values, new ArrowBuffer(MemoryMarshal.AsBytes(items.AsSpan()).ToArray()));
    }

    private static ArrayData Bits(IReadOnlyList<object?> values)
    {
        var bits = new byte[BitUtility.ByteCount(values.Count)];
        for (var i = 0; i < values.Count; i++)
        {
            BitUtility.SetBit(bits, i, values[i] is true);
        }

        return Data(BooleanType.Default, values, new ArrowBuffer(bits));
    }

    private static ArrayData Intervals(IReadOnlyList<object?> values, Spark.DataType type)
    {
        var bytes = new byte[values.Count * 16];
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is Spark.CalendarInterval interval)
            {
                var place = bytes.AsSpan(i * 16);
                BinaryPrimitives.WriteInt32LittleEndian(place, interval.Months);
                BinaryPrimitives.WriteInt32LittleEndian(place[4..], interval.Days);
                BinaryPrimitives.WriteInt64LittleEndian(place[8..], checked(interval.Micros * NanosPerMicro));
            }
        }

        return Data(ArrowTypes.Of(type), values, new ArrowBuffer(bytes));
    }

    private static ArrayData Texts(IReadOnlyList<object?> values, Spark.DataType type, Func<object, byte[]> bytes)
    {
        using var content = new MemoryStream();
        var offsets = new int[values.Count + 1];
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                content.Write(bytes(value));
            }

            offsets[i + 1] = checked((int)content.Length);
        }

        return Data(ArrowTypes.Of(type), values, Offsets(offsets), new ArrowBuffer(content.ToArray()));
    }

    private static ArrayData Lists(IReadOnlyList<object?> values, Spark.ArrayType type)
    {
        var elements = new List<object?>();
        var offsets = new int[values.Count + 1];
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                elements.AddRange(((IEnumerable)value).Cast<object?>());
            }

            offsets[i + 1] = elements.Count;
        }

        return Nested(ArrowTypes.Of(type), values, Offsets(offsets), Of(elements, type.ElementType));
    }

    private static ArrayData Maps(IReadOnlyList<object?> values, Spark.MapType type)
    {
        var (keys, items) = (new List<object?>(), new List<object?>());
        var offsets = new int[values.Count + 1];
        for (var i = 0; i < values.Count; i++)
        {
            foreach (var (key, item) in values[i] as IReadOnlyDictionary<object, object?> ?? new Dictionary<object, object?>())
            {
                keys.Add(key);
                items.Add(item);
            }

            offsets[i + 1] = keys.Count;
        }

        var arrow = (MapType)ArrowTypes.Of(type);
        var entries = new ArrayData(
            arrow.KeyValueType, keys.Count, 0, 0, [ArrowBuffer.Empty], [Of(keys, type.KeyType), Of(items, type.ValueType)]);
        return Nested(arrow, values, Offsets(offsets), entries);
    }

    private static ArrayData Structs(IReadOnlyList<object?> values, Spark.StructType type)
    {
        var children = type.Select((field, i) => Of([.. values.Select(v => (v as Row)?[i])], field.DataType)).ToArray();
        return new ArrayData(ArrowTypes.Of(type), values.Count, Nulls(values), 0, [Validity(values)], children);
    }

    private static ArrayData Data(IArrowType type, IReadOnlyList<object?> values, params ArrowBuffer[] buffers) =>
        new(type, values.Count, Nulls(values), 0, [Validity(values), .. buffers]);

    private static ArrayData Nested(IArrowType type, IReadOnlyList<object?> values, ArrowBuffer offsets, ArrayData child) =>
        new(type, values.Count, Nulls(values), 0, [Validity(values), offsets], [child]);

    private static ArrowBuffer Offsets(int[] offsets) => new(MemoryMarshal.AsBytes(offsets.AsSpan()).ToArray());

    private static int Nulls(IReadOnlyList<object?> values) => values.Count(v => v is null);

    private static ArrowBuffer Validity(IReadOnlyList<object?> values)
    {
        if (Nulls(values) == 0)
        {
            return ArrowBuffer.Empty;
        }

        var bits = new byte[BitUtility.ByteCount(values.Count)];
        for (var i = 0; i < values.Count; i++)
        {
            BitUtility.SetBit(bits, i, values[i] is not null);
        }

        return new ArrowBuffer(bits);
    }
}
