using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Results;

/// <summary>A type and some values of it, with nulls at every level.</summary>
public sealed record TypedColumn(DataType Type, IReadOnlyList<object?> Values)
{
    public override string ToString() => $"{Type.SimpleString}: {Values.Count} values";
}

/// <summary>FsCheck generators of types and values.</summary>
public static class AnyValue
{
    public static Arbitrary<TypedColumn> Columns() => Arb.From(
        from type in TypeOf(3)
        from values in Gen.ListOf(Nullable(type))
        select new TypedColumn(type, [.. values]));

    private static Gen<DataType> Atomic() => Gen.OneOf(
        Gen.Elements<DataType>(
            new NullType(), new BooleanType(), new ByteType(), new ShortType(), new IntegerType(), new LongType(), new FloatType(), new DoubleType(),
            new StringType(), new BinaryType(), new DateType(), new TimestampType(), new TimestampNTZType(), new CalendarIntervalType(),
            new DayTimeIntervalType(), new YearMonthIntervalType()),
        from precision in Gen.Choose(1, DecimalType.MaxPrecision)
        from scale in Gen.Choose(0, precision)
        select (DataType)new DecimalType(precision, scale));

    private static Gen<DataType> TypeOf(int depth) => depth == 0
        ? Atomic()
        : Gen.Frequency(
            (2, Atomic()),
            (1, TypeOf(depth - 1).Select(DataType (t) => new ArrayType(t))),
            (1,
                from key in Gen.Elements<DataType>(new StringType(), new LongType())
                from value in TypeOf(depth - 1)
                select (DataType)new MapType(key, value)),
            (1,
                from count in Gen.Choose(1, 4)
                from types in Gen.ArrayOf(TypeOf(depth - 1), count)
                select (DataType)new StructType(types.Select((t, i) => new StructField($"f {i}", t)))));

    private static Gen<object?> Nullable(DataType type) => type is NullType
        ? Gen.Constant<object?>(null)
        : Gen.Frequency((1, Gen.Constant<object?>(null)), (4, Value(type)));

    private static Gen<object?> Value(DataType type) => type switch
    {
        BooleanType => Gen.Elements<object?>(true, false),
        ByteType => ArbMap.Default.GeneratorFor<sbyte>().Select(object? (v) => v),
        ShortType => ArbMap.Default.GeneratorFor<short>().Select(object? (v) => v),
        IntegerType or YearMonthIntervalType => ArbMap.Default.GeneratorFor<int>().Select(object? (v) => v),
        LongType or DayTimeIntervalType => ArbMap.Default.GeneratorFor<long>().Select(object? (v) => v),
        FloatType => ArbMap.Default.GeneratorFor<float>().Select(object? (v) => v),
        DoubleType => ArbMap.Default.GeneratorFor<double>().Select(object? (v) => v),
        DateType => Gen.Choose(-1_500_000, 4_000_000).Select(object? (v) => new Date(v)),
        TimestampType or TimestampNTZType => Gen.Choose(int.MinValue, int.MaxValue).Select(object? (v) => new Timestamp(v * 10_000_007L)),
        CalendarIntervalType =>
            from months in Gen.Choose(-100, 100) from days in Gen.Choose(-100, 100) from micros in Gen.Choose(int.MinValue, int.MaxValue)
            select (object?)new CalendarInterval(months, days, micros),
        StringType => Gen.ListOf(Gen.Elements("a", "é", "\0", "\U0001F600", "'", "zwölf Zeichen lang", "\r\n")).Select(object? (v) => string.Concat(v)),
        BinaryType => ArbMap.Default.GeneratorFor<byte[]>().Select(object? (v) => v),
        DecimalType d =>
            from digits in Gen.ArrayOf(Gen.Choose(0, 9), d.Precision)
            from negative in Gen.Elements(true, false)
            let unscaled = digits.Aggregate(BigInteger.Zero, (n, digit) => (n * 10) + digit)
            select (object?)Decimals.Box((Int128)(negative ? -unscaled : unscaled), (byte)d.Scale),
        ArrayType a => Gen.ListOf(Nullable(a.ElementType)).Select(object? (v) => v.ToArray()),
        MapType m =>
            from pairs in Gen.ListOf(Gen.Zip(Value(m.KeyType), Nullable(m.ValueType)))
            select (object?)pairs.DistinctBy(p => p.Item1).ToDictionary(p => p.Item1!, p => p.Item2),
        StructType s => Gen.CollectToArray(s.Fields.Select(f => Nullable(f.DataType))).Select(object? (v) => new Row(s, v)),
        _ => throw new NotSupportedException(type.SimpleString),
    };
}
