using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>Single values to and from DuckDB: statement parameters, and constants that functions see at bind.</summary>
internal static unsafe class NativeValues
{
    /// <summary>Reads a value of DuckDB's, as <see cref="ValueCodec"/> gives it.</summary>
    internal static object? Read(ValueHandle value, DuckDbType type)
    {
        using var handle = LogicalTypes.Create(type);
        var vector = NativeApi.CreateVector(handle, 1);
        try
        {
            NativeApi.ReferenceValue(vector, value);
            var reader = new VectorReader(type);
            reader.Bind(vector);
            return ValueCodec.Reader(type)(reader, 0);
        }
        finally
        {
            NativeApi.DestroyVector(ref vector);
        }
    }

    /// <summary>Makes a value of DuckDB's.</summary>
    /// <exception cref="ArgumentException">The CLR value is not one of the type.</exception>
    internal static ValueHandle Create(DataType type, object? value) => (value, type) switch
    {
        (null, _) => NativeApi.CreateNull(),
        (_, BooleanType) => NativeApi.CreateBool(ValueCodec.As<bool>(value, type)),
        (_, ByteType) => NativeApi.CreateInt8(ValueCodec.As<sbyte>(value, type)),
        (_, ShortType) => NativeApi.CreateInt16(ValueCodec.As<short>(value, type)),
        (_, IntegerType) => NativeApi.CreateInt32(ValueCodec.As<int>(value, type)),
        (_, LongType) => NativeApi.CreateInt64(ValueCodec.As<long>(value, type)),
        (_, FloatType) => NativeApi.CreateFloat(ValueCodec.As<float>(value, type)),
        (_, DoubleType) => NativeApi.CreateDouble(ValueCodec.As<double>(value, type)),
        (_, DecimalType d) => CreateDecimal((byte)d.Precision, (byte)d.Scale, value),
        (_, StringType) => CreateVarchar(ValueCodec.As<string>(value, type)),
        (_, BinaryType) => CreateBlob(ValueCodec.As<byte[]>(value, type)),
        (_, DateType) => NativeApi.CreateDate(ValueCodec.As<Date>(value, type).DaysSinceEpoch),
        (_, TimestampType) => NativeApi.CreateTimestampTz(ValueCodec.As<Timestamp>(value, type).Microseconds),
        (_, TimestampNTZType) => NativeApi.CreateTimestamp(ValueCodec.As<Timestamp>(value, type).Microseconds),
        (_, CalendarIntervalType or DayTimeIntervalType or YearMonthIntervalType) =>
            NativeApi.CreateInterval(ValueCodec.ToInterval(value, type)),
        (_, ArrayType a) => CreateList(a, value),
        (_, MapType m) => CreateMap(m, value),
        (_, StructType s) => CreateStruct(s, value),
        _ => throw new ArgumentException($"A value of type {value.GetType().Name} is no value of {type.Sql}.", nameof(value)),
    };

    private static ValueHandle CreateDecimal(byte precision, byte scale, object value) =>
        NativeApi.CreateDecimal(NativeDecimal.Of(precision, scale, Decimals.Unbox(value, precision, scale)));

    private static ValueHandle CreateVarchar(string value)
    {
        var bytes = TextEncoding.Utf8.GetBytes(value);
        fixed (byte* start = bytes)
        {
            return NativeApi.CreateVarchar(start, (ulong)bytes.Length);
        }
    }

    private static ValueHandle CreateBlob(byte[] value)
    {
        fixed (byte* start = value)
        {
            return NativeApi.CreateBlob(start, (ulong)value.Length);
        }
    }

    private static ValueHandle CreateList(ArrayType type, object value)
    {
        using var elementType = LogicalTypes.Create(SparkTypes.ToDuckDb(type.ElementType));
        using var elements = Many(ValueCodec.Elements(value, type).Cast<object?>(), type.ElementType);
        fixed (nint* start = elements.Pointers)
        {
            return NativeApi.CreateList(elementType, start, (ulong)elements.Count);
        }
    }

    private static ValueHandle CreateMap(MapType type, object value)
    {
        using var mapType = LogicalTypes.Create(SparkTypes.ToDuckDb(type));
        var pairs = ValueCodec.Pairs(value, type).ToList();
        using var keys = Many(pairs.Select(p => p.Key), type.KeyType);
        using var values = Many(pairs.Select(p => p.Value), type.ValueType);
        fixed (nint* keyStart = keys.Pointers)
        fixed (nint* valueStart = values.Pointers)
        {
            return NativeApi.CreateMap(mapType, keyStart, valueStart, (ulong)pairs.Count);
        }
    }

    private static ValueHandle CreateStruct(StructType type, object value)
    {
        using var structType = LogicalTypes.Create(SparkTypes.ToDuckDb(type));
        var values = ValueCodec.FieldValues(value, type);
        using var fields = new HandleArray<ValueHandle>([.. values.Zip(type.Fields, (v, f) => Create(f.DataType, v))]);
        fixed (nint* start = fields.Pointers)
        {
            return NativeApi.CreateStruct(structType, start);
        }
    }

    private static HandleArray<ValueHandle> Many(IEnumerable<object?> values, DataType type) => new([.. values.Select(v => Create(type, v))]);
}
