using System.Data.SqlTypes;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Export.Tests;

/// <summary>Rows with a column of each type that can be exported, with nulls, edges and any values.</summary>
internal static class AnyRow
{
    private static readonly StructType Inner = new(new("n", new LongType()), new("required", new StringType(), false), new("list", new ArrayType(new DoubleType())));

    internal static readonly StructType Schema = new(
        new("id", new LongType(), false),
        new("at", new TimestampType()),
        new("flag", new BooleanType()),
        new("tiny", new ByteType()),
        new("small", new ShortType()),
        new("whole", new IntegerType()),
        new("big", new LongType()),
        new("real", new FloatType()),
        new("double. \"precision\"", new DoubleType()),
        new("short_decimal", new DecimalType(9, 2)),
        new("decimal", new DecimalType(18, 18)),
        new("long_decimal", new DecimalType(38, 10)),
        new("fraction", new DecimalType(38, 38)),
        new("text", new StringType()),
        new("bytes", new BinaryType()),
        new("day", new DateType()),
        new("local_time", new TimestampNTZType()),
        new("list", new ArrayType(new StringType())),
        new("lists", new ArrayType(new ArrayType(new IntegerType()))),
        new("struct", Inner),
        new("structs", new ArrayType(Inner)));

    internal static Gen<Row[]> Rows() =>
        from rows in Gen.ListOf(Gen.CollectToArray(Schema.Skip(1).Select(f => Nullable(f.DataType))))
        select rows.Select((values, i) => new Row(Schema, [(long)i, .. values])).ToArray();

    /// <summary>A value as a text that tells it from all others of its type.</summary>
    internal static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        byte[] bytes => Convert.ToHexString(bytes),
        double number => BitConverter.DoubleToInt64Bits(number).ToString("x", CultureInfo.InvariantCulture),
        float number => BitConverter.SingleToInt32Bits(number).ToString("x", CultureInfo.InvariantCulture),
        decimal number => Show(new SqlDecimal(number)),
        SqlDecimal number => number.ToString().TrimEnd('0').TrimEnd('.').Replace("-0", "0", StringComparison.Ordinal),
        Row row => $"({string.Join(", ", row.Values.Select(Show))})",
        object?[] items => $"[{string.Join(", ", items.Select(Show))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static Gen<object?> Nullable(DataType type) => Gen.Frequency((1, Gen.Constant<object?>(null)), (4, Value(type)));

    private static Gen<object?> Value(DataType type) => type switch
    {
        BooleanType => Gen.Elements<object?>(true, false),
        ByteType => Of(sbyte.MinValue, sbyte.MaxValue),
        ShortType => Of(short.MinValue, short.MaxValue),
        IntegerType => Of(int.MinValue, int.MaxValue),
        LongType => Of(long.MinValue, long.MaxValue),
        FloatType => Of(float.NaN, float.NegativeInfinity, -0f, float.Epsilon, float.MaxValue),
        DoubleType => Of(double.NaN, double.PositiveInfinity, -0.0, double.Epsilon, double.MinValue),
        DecimalType d => Number(d),
        StringType => Gen.ListOf(Gen.Elements("a", "é", "\0", "\U0001F600", "\uFFFD", "'", "zwölf Zeichen lang", "\r\n")).Select(object? (parts) => string.Concat(parts)),
        BinaryType => ArbMap.Default.GeneratorFor<byte[]>().Select(object? (v) => v),
        DateType => Gen.OneOf(Gen.Elements(-719_162, 2_932_896, -2_000_000_000, 2_000_000_000, 0), Gen.Choose(-700_000, 700_000)).Select(object? (v) => new Date(v)),
        TimestampType or TimestampNTZType => Gen.OneOf(
            Gen.Elements(-62_135_596_800_000_000, 253_402_300_799_999_999, -1, 0, 1, 9_000_000_000_000_000_000), Gen.Choose(int.MinValue, int.MaxValue).Select(v => v * 1_000_003L))
            .Select(object? (v) => new Timestamp(v)),
        ArrayType a => Gen.ListOf(Nullable(a.ElementType)).Select(object? (v) => v.ToArray()),
        StructType s => Gen.CollectToArray(s.Select(f => f.IsNullable ? Nullable(f.DataType) : Value(f.DataType))).Select(object? (v) => new Row(s, v)),
        _ => throw new NotSupportedException(type.SimpleString),
    };

    private static Gen<object?> Of<T>(params T[] edges) =>
        Gen.OneOf(Gen.Elements(edges), ArbMap.Default.GeneratorFor<T>()).Select(object? (v) => v);

    private static Gen<object?> Number(DecimalType type) =>
        from digits in Gen.OneOf(Gen.Constant(new string('9', type.Precision)), Gen.Constant("1"), Gen.ArrayOf(Gen.Choose(0, 9), type.Precision).Select(d => string.Concat(d)))
        from sign in Gen.Elements("", "-")
        let padded = digits.PadLeft(type.Precision + 1, '0')
        let number = SqlDecimal.Parse($"{sign}{padded[..^type.Scale].PadLeft(1, '0')}{(type.Scale == 0 ? "" : "." + padded[^type.Scale..])}")
        select Math.Max(number.Precision, number.Scale) <= 28 ? number.Value : (object?)number;
}
