using System.Collections;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Native;

namespace SparkPersonalization.Engines.DuckDb.Execution.Vectors;

internal static partial class ValueCodec
{
    private static ValueWrite NotNull(DataType type) => type switch
    {
        NullType => (_, _, value) => throw Mismatch(value!, type),
        BooleanType => (v, row, value) => v.Write(row, As<bool>(value, type) ? (byte)1 : (byte)0),
        ByteType => (v, row, value) => v.Write(row, As<sbyte>(value, type)),
        ShortType => (v, row, value) => v.Write(row, As<short>(value, type)),
        IntegerType => (v, row, value) => v.Write(row, As<int>(value, type)),
        LongType => (v, row, value) => v.Write(row, As<long>(value, type)),
        FloatType => (v, row, value) => v.Write(row, As<float>(value, type)),
        DoubleType => (v, row, value) => v.Write(row, As<double>(value, type)),
        DecimalType d => DecimalWriter((byte)d.Precision, (byte)d.Scale),
        StringType => (v, row, value) => v.WriteText(row, As<string>(value, type)),
        BinaryType => (v, row, value) => v.WriteBytes(row, As<byte[]>(value, type)),
        VariantType => (v, row, value) => v.WriteBytes(row, VariantBinary.Bytes(As<Variant>(value, type))),
        DateType => (v, row, value) => v.Write(row, As<Date>(value, type).DaysSinceEpoch),
        TimestampType or TimestampNTZType => (v, row, value) => v.Write(row, As<Timestamp>(value, type).Microseconds),
        CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType => (v, row, value) => v.Write(row, ToInterval(value!, type)),
        ArrayType a => ListWriter(a),
        MapType m => MapWriter(m),
        StructType s => StructWriter(s),
        _ => throw new NotSupportedException($"The embedded engine has no type for {type.Sql}."),
    };

    /// <summary>An interval of any kind as DuckDB holds it.</summary>
    internal static NativeInterval ToInterval(object value, DataType type) => (type, value) switch
    {
        (CalendarIntervalType, CalendarInterval i) => new NativeInterval(i.Months, i.Days, i.Micros),
        (DayTimeIntervalType, long micros) => new NativeInterval(0, 0, micros),
        (YearMonthIntervalType, int months) => new NativeInterval(months, 0, 0),
        _ => throw Mismatch(value, type),
    };

    /// <summary>The pairs of a map, given as pairs or as any dictionary.</summary>
    internal static IEnumerable<KeyValuePair<object, object?>> Pairs(object value, DataType type) => value switch
    {
        IEnumerable<KeyValuePair<object, object?>> pairs => pairs,
        IDictionary map => Entries(map),
        _ => throw Mismatch(value, type),
    };

    /// <summary>The elements of an array, given as any list.</summary>
    internal static IEnumerable Elements(object value, DataType type) =>
        value is string or IDictionary or MapValue || value is not IEnumerable elements ? throw Mismatch(value, type) : elements;

    /// <summary>The values of a struct's fields, in order.</summary>
    internal static IReadOnlyList<object?> FieldValues(object value, StructType type)
    {
        var fields = value switch
        {
            Row row => row.Values,
            IReadOnlyList<object?> list => list,
            _ => throw Mismatch(value, type),
        };

        return fields.Count == type.Count
            ? fields
            : throw new ArgumentException($"A struct of {fields.Count} values was given where {type.Sql} has {type.Count} fields.", nameof(value));
    }

    internal static T As<T>(object? value, DataType type) => value is T t ? t : throw Mismatch(value!, type);

    private static IEnumerable<KeyValuePair<object, object?>> Entries(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return new(entry.Key, entry.Value);
        }
    }

    private static ValueWrite DecimalWriter(byte precision, byte scale) => precision switch
    {
        <= 4 => (v, row, value) => v.Write(row, (short)Decimals.Unbox(value!, precision, scale)),
        <= 9 => (v, row, value) => v.Write(row, (int)Decimals.Unbox(value!, precision, scale)),
        <= 18 => (v, row, value) => v.Write(row, (long)Decimals.Unbox(value!, precision, scale)),
        _ => (v, row, value) => v.Write(row, Decimals.Unbox(value!, precision, scale)),
    };

    private static ValueWrite ListWriter(ArrayType type)
    {
        var write = Writer(type.ElementType);
        return (v, row, value) =>
        {
            v.BeginList(row);
            foreach (var element in Elements(value!, type))
            {
                write(v.Element, v.Append(), element);
            }

            v.EndList();
        };
    }

    private static ValueWrite MapWriter(MapType type)
    {
        var writeKey = Writer(type.KeyType);
        var writeValue = Writer(type.ValueType);
        return (v, row, value) =>
        {
            v.BeginList(row);
            foreach (var (key, mapped) in Pairs(value!, type))
            {
                var at = v.Append();
                writeKey(v.Element.Field(0), at, key ?? throw new ArgumentException("A map's key must not be null.", nameof(value)));
                writeValue(v.Element.Field(1), at, mapped);
            }

            v.EndList();
        };
    }

    private static ValueWrite StructWriter(StructType type)
    {
        var writers = type.Fields.Select(f => Writer(f.DataType)).ToArray();
        return (v, row, value) =>
        {
            var fields = FieldValues(value!, type);
            for (var i = 0; i < writers.Length; i++)
            {
                writers[i](v.Field(i), row, fields[i]);
            }
        };
    }
}
