using System.Numerics;
using System.Text;
using Parquet.Data;
using Parquet.Schema;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Export.Columns;

/// <summary>
/// How values of simple types are held in Parquet. A column has a declared form, which readers see, and a physical one, in which the values
/// are written as they are: so times keep all microseconds and years, texts their bytes, and there are no statistics of texts, which
/// Parquet.Net would take in the order of UTF-16 and not in that of the bytes.
/// </summary>
internal static class LeafTypes
{
    private const int DigitsOfInt = 9;
    private const int DigitsOfLong = 18;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The column as readers see it; null where the type is not one of a leaf.</summary>
    internal static DataField? Declared(string name, DataType type, bool isNullable) => type switch
    {
        BooleanType => new DataField(name, typeof(bool), isNullable),
        ByteType => new DataField(name, typeof(sbyte), isNullable),
        ShortType => new DataField(name, typeof(short), isNullable),
        IntegerType => new DataField(name, typeof(int), isNullable),
        LongType => new DataField(name, typeof(long), isNullable),
        FloatType => new DataField(name, typeof(float), isNullable),
        DoubleType => new DataField(name, typeof(double), isNullable),
        DecimalType { Precision: > DigitsOfLong } d => new BigDecimalDataField(name, d.Precision, d.Scale, isNullable),
        DecimalType d => new DecimalDataField(name, d.Precision, d.Scale, isNullable: isNullable),
        StringType => new DataField(name, typeof(string), isNullable),
        BinaryType => new DataField(name, typeof(byte[]), isNullable),
        DateType => new DataField(name, typeof(DateOnly), isNullable),
        TimestampType => Time(name, isNullable, isUtc: true),
        TimestampNTZType => Time(name, isNullable, isUtc: false),
        _ => null,
    };

    /// <summary>The column as values are written, and its leaf.</summary>
    /// <param name="name">The name in the file.</param>
    /// <param name="path">The name for people.</param>
    /// <param name="type">The type.</param>
    /// <param name="isNullable">Whether it may be null.</param>
    internal static (DataField Field, LeafColumn Leaf) Physical(string name, string path, DataType type, bool isNullable)
    {
        return type switch
        {
            BooleanType => Leaf(value => (bool)value),
            ByteType => Leaf<int>(value => (sbyte)value),
            ShortType => Leaf<int>(value => (short)value),
            IntegerType => Leaf(value => (int)value),
            LongType => Leaf(value => (long)value),
            FloatType => Leaf(value => (float)value),
            DoubleType => Leaf(value => (double)value),
            DecimalType { Precision: <= DigitsOfInt } d => Leaf(value => (int)UnscaledDecimal.Of(value, d)),
            DecimalType { Precision: <= DigitsOfLong } d => Leaf(value => (long)UnscaledDecimal.Of(value, d)),
            DecimalType d => Of(
                new BigDecimalDataField(name, d.Precision, d.Scale, isNullable),
                value => new BigDecimal((BigInteger)UnscaledDecimal.Of(value, d), d.Precision, d.Scale),
                _ => 48),
            StringType => Bytes(value => Utf8.GetBytes((string)value)),
            BinaryType => Bytes(value => (byte[])value),
            DateType => Leaf(value => ((Date)value).DaysSinceEpoch),
            TimestampType or TimestampNTZType => Leaf(value => ((Timestamp)value).Microseconds),
            _ => throw new ArgumentException($"{type.SimpleString} is not a type of a leaf column.", nameof(type)),
        };

        (DataField Field, LeafColumn Leaf) Leaf<T>(Func<object, T> convert)
            where T : struct => Of(new DataField(name, typeof(T), isNullable), convert, _ => sizeof(long));

        (DataField Field, LeafColumn Leaf) Bytes(Func<object, byte[]> convert) => Of<ReadOnlyMemory<byte>>(
            new DataField(name, typeof(byte[]), isNullable), value => convert(value), bytes => bytes.Length + 40);

        (DataField Field, LeafColumn Leaf) Of<T>(DataField field, Func<object, T> convert, Func<T, int> size)
            where T : struct => (field, new LeafColumn<T>(field, path, convert, size));
    }

    private static DateTimeDataField Time(string name, bool isNullable, bool isUtc) =>
        new(name, DateTimeFormat.Timestamp, isUtc, DateTimeTimeUnit.Micros, isNullable);
}
