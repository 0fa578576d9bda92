using System.Globalization;
using System.Numerics;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>The columns that directories name, with types inferred from all of their values as Spark infers them.</summary>
internal static class PartitionColumns
{
    /// <summary>The columns.</summary>
    /// <param name="files">The files.</param>
    /// <param name="given">The schema that the user gave, whose names and types hold, or null.</param>
    /// <param name="infersTypes">Whether types are inferred; else all are STRING.</param>
    /// <returns>The columns in the order of the directories.</returns>
    /// <exception cref="AnalysisException">The files disagree on the columns.</exception>
    internal static StructType Infer(IReadOnlyList<DataFile> files, StructType? given, bool infersTypes = true)
    {
        if (files.Count == 0)
        {
            return StructType.Empty;
        }

        var names = files[0].Partitions.Select(p => p.Key).ToArray();
        var odd = files.FirstOrDefault(f => !f.Partitions.Select(p => p.Key).SequenceEqual(names));
        if (odd is not null)
        {
            throw new AnalysisException(
                "CONFLICTING_PARTITION_COLUMN_NAMES",
                $"The directories disagree on the partition columns: {string.Join("/", names)} for {files[0].Path}, {string.Join("/", odd.Partitions.Select(p => p.Key))} for {odd.Path}.");
        }

        return new StructType(names.Select((name, i) => Field(name, files.Select(f => f.Partitions[i].Value), given, infersTypes)));
    }

    /// <summary>A directory's value as a value of the column.</summary>
    internal static object? Value(string? text, DataType type, string timeZone) => (text, type) switch
    {
        (null, _) => null,
        (_, StringType) => text,
        (_, BinaryType) => System.Text.Encoding.UTF8.GetBytes(text),
        (_, ByteType) => checked((sbyte?)TypedParsers.Whole(text, sbyte.MinValue, sbyte.MaxValue)) ?? throw Odd(text, type),
        (_, ShortType) => checked((short?)TypedParsers.Whole(text, short.MinValue, short.MaxValue)) ?? throw Odd(text, type),
        (_, IntegerType) => (int?)TypedParsers.Whole(text, int.MinValue, int.MaxValue) ?? throw Odd(text, type),
        (_, LongType) => TypedParsers.Whole(text, long.MinValue, long.MaxValue) ?? throw Odd(text, type),
        (_, FloatType) => (float?)TypedParsers.Real(text) ?? throw Odd(text, type),
        (_, DoubleType) => TypedParsers.Real(text) ?? throw Odd(text, type),
        (_, BooleanType) => TypedParsers.Boolean(text) ?? throw Odd(text, type),
        (_, DateType) => DateTimeText.Date(text) ?? throw Odd(text, type),
        (_, TimestampType) => DateTimeText.Instant(text, timeZone) ?? throw Odd(text, type),
        (_, TimestampNTZType) => DateTimeText.Local(text) ?? throw Odd(text, type),
        (_, DecimalType d) => DecimalFitting.Of(text, d) ?? throw Odd(text, type),
        _ => throw new AnalysisException("INVALID_PARTITION_COLUMN_DATA_TYPE", $"A partition column cannot be of type {type.Sql}."),
    };

    private static StructField Field(string name, IEnumerable<string?> values, StructType? given, bool infersTypes)
    {
        if (given?.Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)) is { } field)
        {
            return field.WithNullable(true);
        }

        var texts = values.Distinct().ToArray();
        return new StructField(name, infersTypes ? texts.Select(TypeOf).Aggregate(Wider) : new StringType());
    }

    private static DataType TypeOf(string? text) =>
        text is null ? new NullType()
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole is >= int.MinValue and <= int.MaxValue ? new IntegerType() : new LongType()
        : WholeDecimal(text) is { } type ? type
        : TypedParsers.Real(text) is not null && !IsWord(text) ? new DoubleType()
        : text.Length == 10 && DateTimeText.Date(text) is not null ? new DateType()
        : text.Length > 10 && text[10] is ' ' or 'T' && DateTimeText.Instant(text, "UTC") is not null ? new TimestampType()
        : new StringType();

    // Of numbers' names Java knows two.
    private static bool IsWord(string text) => !text.Any(char.IsAsciiDigit) && text.TrimStart('+', '-') is not ("NaN" or "Infinity");

    private static DecimalType? WholeDecimal(string text)
    {
        if (text.AsSpan().ContainsAny(" \t") || Functions.Maths.DecimalText.Parse(text) is not (var unscaled, <= 0 and var scale))
        {
            return null;
        }

        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).Length - scale;
        return digits <= DecimalType.MaxPrecision ? new DecimalType(digits, 0) : null;
    }

    private static DataType Wider(DataType left, DataType right) => (left, right) switch
    {
        _ when left == right => left,
        (NullType, _) => right,
        (_, NullType) => left,
        (IntegerType, LongType) or (LongType, IntegerType) => new LongType(),
        (DecimalType or IntegerType or LongType, DecimalType or IntegerType or LongType) => new DecimalType(Math.Max(Digits(left), Digits(right)), 0),
        (NumericType, NumericType) => new DoubleType(),
        (DateType, TimestampType) or (TimestampType, DateType) => new TimestampType(),
        _ => new StringType(),
    };

    private static int Digits(DataType type) => type switch
    {
        DecimalType d => d.Precision,
        IntegerType => 10,
        _ => 20,
    };

    private static SparkException Odd(string text, DataType type) =>
        new("INVALID_PARTITION_VALUE", $"The directory's value '{text}' is no {type.Sql}. Correct the directory's name, or give the column another type.");
}
