using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Tests.Bridge;

/// <summary>A type and some values of it, with nulls at every level.</summary>
public sealed record TypedColumn(DataType Type, IReadOnlyList<object?> Values)
{
    public override string ToString() => $"{Type.SimpleString}: {string.Join("; ", Values.Select(AnyValue.Show))}";
}

/// <summary>FsCheck generators of types and values.</summary>
public static class AnyValue
{
    public static Arbitrary<TypedColumn> Columns() => Arb.From(
        from type in TypeOf(3)
        from values in Gen.ListOf(Nullable(type))
        select new TypedColumn(type, [.. values]));

    internal static string Show(object? value) => value switch
    {
        null => "null",
        string s => $"\"{s}\"",
        byte[] b => Convert.ToHexString(b),
        Row r => Show(r.Values.ToArray()),
        object?[] a => $"[{string.Join(", ", a.Select(Show))}]",
        MapValue m => $"{{{string.Join(", ", m.Select(p => $"{Show(p.Key)}={Show(p.Value)}"))}}}",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    private static Gen<DataType> Atomic() => Gen.OneOf(
        Gen.Elements<DataType>(
            new BooleanType(), new ByteType(), new ShortType(), new IntegerType(), new LongType(), new FloatType(), new DoubleType(),
            new StringType(), new BinaryType(), new DateType(), new TimestampType(), new TimestampNTZType(), new CalendarIntervalType()),
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
                select (DataType)new StructType(types.Select((t, i) => new StructField($"f \"{i}\"", t)))));

    private static Gen<object?> Nullable(DataType type) => Gen.Frequency((1, Gen.Constant<object?>(null)), (4, Value(type)));

    private static Gen<object?> Value(DataType type) => type switch
    {
        BooleanType => Gen.Elements<object?>(true, false),
        ByteType => ArbMap.Default.GeneratorFor<sbyte>().Select(object? (v) => v),
        ShortType => ArbMap.Default.GeneratorFor<short>().Select(object? (v) => v),
        IntegerType => ArbMap.Default.GeneratorFor<int>().Select(object? (v) => v),
        LongType => ArbMap.Default.GeneratorFor<long>().Select(object? (v) => v),
        FloatType => ArbMap.Default.GeneratorFor<float>().Select(object? (v) => v),
        DoubleType => ArbMap.Default.GeneratorFor<double>().Select(object? (v) => v),
        DateType => Gen.Choose(-700_000, 2_000_000).Select(object? (v) => new Date(v)),
        TimestampType or TimestampNTZType => Gen.Choose(int.MinValue, int.MaxValue).Select(object? (v) => new Timestamp(v * 10_000_007L)),
        CalendarIntervalType =>
            from months in Gen.Choose(-100, 100) from days in Gen.Choose(-100, 100) from micros in Gen.Choose(int.MinValue, int.MaxValue)
            select (object?)new CalendarInterval(months, days, micros),
        StringType => Text(),
        BinaryType => ArbMap.Default.GeneratorFor<byte[]>().Select(object? (v) => v),
        DecimalType d => Number(d),
        ArrayType a => Gen.ListOf(Nullable(a.ElementType)).Select(object? (v) => v.ToArray()),
        MapType m =>
            from pairs in Gen.ListOf(Gen.Zip(Value(m.KeyType), Nullable(m.ValueType)))
            select (object?)new MapValue([.. pairs.DistinctBy(p => p.Item1).Select(p => new KeyValuePair<object, object?>(p.Item1!, p.Item2))]),
        StructType s => Gen.CollectToArray(s.Fields.Select(f => Nullable(f.DataType))).Select(object? (v) => new Row(s, v)),
        _ => throw new NotSupportedException(type.SimpleString),
    };

    private static Gen<object?> Text() =>
        from parts in Gen.ListOf(Gen.Elements("a", "é", "\0", "\U0001F600", "'", "\"", "zwölf Zeichen lang", "\r\n"))
        select (object?)string.Concat(parts);

    private static Gen<object?> Number(DecimalType type) =>
        from digits in Gen.ArrayOf(Gen.Choose(0, 9), type.Precision)
        from negative in Gen.Elements(true, false)
        let unscaled = digits.Aggregate(BigInteger.Zero, (n, d) => (n * 10) + d)
        select (object?)Decimals.Box((Int128)(negative ? -unscaled : unscaled), (byte)type.Scale);
}
