using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution.Vectors;

internal static partial class ValueCodec
{
    private static ValueRead NotNull(DuckDbType from, DataType to) => (from.Kind, to) switch
    {
        (_, NullType) => (_, _) => null,
        (DuckDbTypeKind.Boolean, BooleanType) => (v, row) => v.Value<byte>(row) != 0,
        (DuckDbTypeKind.TinyInt, ByteType) => (v, row) => v.Value<sbyte>(row),
        (DuckDbTypeKind.UTinyInt, ShortType) => (v, row) => (short)v.Value<byte>(row),
        (DuckDbTypeKind.SmallInt, ShortType) => (v, row) => v.Value<short>(row),
        (DuckDbTypeKind.USmallInt, IntegerType) => (v, row) => (int)v.Value<ushort>(row),
        (DuckDbTypeKind.Integer, IntegerType) => (v, row) => v.Value<int>(row),
        (DuckDbTypeKind.UInteger, LongType) => (v, row) => (long)v.Value<uint>(row),
        (DuckDbTypeKind.BigInt, LongType) => (v, row) => v.Value<long>(row),
        (DuckDbTypeKind.UBigInt, DecimalType) => (v, row) => Decimals.Box(v.Value<ulong>(row), 0),
        (DuckDbTypeKind.HugeInt, DecimalType) => (v, row) => Decimals.Box(v.Value<Int128>(row), 0),
        (DuckDbTypeKind.Float, FloatType) => (v, row) => v.Value<float>(row),
        (DuckDbTypeKind.Double, DoubleType) => (v, row) => v.Value<double>(row),
        (DuckDbTypeKind.Decimal, DecimalType d) when d.Precision == from.Precision && d.Scale == from.Scale => DecimalReader(from),
        (DuckDbTypeKind.Varchar, StringType) => (v, row) => TextEncoding.Decode(v.Bytes(row)),
        (DuckDbTypeKind.Blob, BinaryType) => (v, row) => v.Bytes(row).ToArray(),
        (DuckDbTypeKind.Blob, VariantType) => (v, row) => VariantBinary.Read(v.Bytes(row).ToArray()),
        (DuckDbTypeKind.Date, DateType) => (v, row) => new Date(v.Value<int>(row)),
        (DuckDbTypeKind.TimestampTz, TimestampType) or (DuckDbTypeKind.Timestamp, TimestampNTZType) => (v, row) => new Timestamp(v.Value<long>(row)),
        (DuckDbTypeKind.Interval, _) => IntervalReader(to),
        (DuckDbTypeKind.List, ArrayType a) => ListReader(Reader(from.Element, a.ElementType)),
        (DuckDbTypeKind.Map, MapType m) => MapReader(Reader(from.Fields[0].Type, m.KeyType), Reader(from.Fields[1].Type, m.ValueType)),
        (DuckDbTypeKind.Struct, StructType s) when s.Count == from.Fields.Count => StructReader(from, s),
        _ => throw new ArgumentException($"Values of DuckDB's type {from.Sql} are not read as {to.Sql}.", nameof(to)),
    };

    private static ValueRead DecimalReader(DuckDbType type)
    {
        var scale = type.Scale;
        return type.Precision switch
        {
            <= 4 => (v, row) => Decimals.Box(v.Value<short>(row), scale),
            <= 9 => (v, row) => Decimals.Box(v.Value<int>(row), scale),
            <= 18 => (v, row) => Decimals.Box(v.Value<long>(row), scale),
            _ => (v, row) => Decimals.Box(v.Value<Int128>(row), scale),
        };
    }

    private static ValueRead IntervalReader(DataType to) => to switch
    {
        CalendarIntervalType => (v, row) =>
        {
            var (months, days, micros) = v.Value<NativeInterval>(row);
            return new CalendarInterval(months, days, micros);
        },
        YearMonthIntervalType => (v, row) => v.Value<NativeInterval>(row).Months,
        DayTimeIntervalType => (v, row) =>
        {
            var (_, days, micros) = v.Value<NativeInterval>(row);
            return checked((days * TimeSpan.MicrosecondsPerDay) + micros);
        },
        _ => throw new ArgumentException($"Values of DuckDB's type INTERVAL are not read as {to.Sql}.", nameof(to)),
    };

    private static ValueRead ListReader(ValueRead element) => (v, row) =>
    {
        var (start, count) = v.List(row);
        var values = new object?[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = element(v.Element, start + i);
        }

        return values;
    };

    private static ValueRead MapReader(ValueRead key, ValueRead value) => (v, row) =>
    {
        var (start, count) = v.List(row);
        var pairs = new KeyValuePair<object, object?>[count];
        for (var i = 0; i < count; i++)
        {
            pairs[i] = new(key(v.Element.Field(0), start + i)!, value(v.Element.Field(1), start + i));
        }

        return new MapValue(pairs);
    };

    private static ValueRead StructReader(DuckDbType from, StructType to)
    {
        var fields = from.Fields.Zip(to.Fields, (f, t) => Reader(f.Type, t.DataType)).ToArray();
        return (v, row) =>
        {
            var values = new object?[fields.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = fields[i](v.Field(i), row);
            }

            return new Row(to, values);
        };
    }
}
