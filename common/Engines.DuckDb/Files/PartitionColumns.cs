using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;
using SparkPersonalization.Engines.DuckDb.Functions.Dates;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>The columns that directories name, with types inferred from all of their values as Spark infers them.</summary>
internal static class PartitionColumns
{
    private static readonly DataType[] Candidates = [new IntegerType(), new LongType(), new DoubleType(), new DateType(), new TimestampType()];

    /// <summary>The columns.</summary>
    /// <param name="files">The files.</param>
    /// <param name="given">The schema that the user gave, whose types hold, or null.</param>
    /// <returns>The columns in the order of the directories.</returns>
    /// <exception cref="AnalysisException">The files disagree on the columns.</exception>
    internal static StructType Infer(IReadOnlyList<DataFile> files, StructType? given)
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

        return new StructType(names.Select((name, i) => new StructField(name, TypeOf(name, files.Select(f => f.Partitions[i].Value), given))));
    }

    /// <summary>A directory's value as a value of the column.</summary>
    internal static object? Value(string? text, DataType type) => (text, type) switch
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
        (_, TimestampType) => DateTimeText.Instant(text, "UTC") ?? throw Odd(text, type),
        (_, TimestampNTZType) => DateTimeText.Local(text) ?? throw Odd(text, type),
        (_, DecimalType) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var d) ? d : throw Odd(text, type),
        _ => throw new AnalysisException("INVALID_PARTITION_COLUMN_DATA_TYPE", $"A partition column cannot be of type {type.Sql}."),
    };

    private static DataType TypeOf(string name, IEnumerable<string?> values, StructType? given)
    {
        if (given?.Fields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase)) is { } field)
        {
            return field.DataType;
        }

        var texts = values.OfType<string>().Distinct().ToArray();
        return texts.Length == 0 ? new StringType() : Candidates.FirstOrDefault(type => texts.All(t => Fits(t, type))) ?? new StringType();
    }

    private static bool Fits(string text, DataType type) => type switch
    {
        IntegerType => TypedParsers.Whole(text, int.MinValue, int.MaxValue) is not null,
        LongType => TypedParsers.Whole(text, long.MinValue, long.MaxValue) is not null,
        DoubleType => TypedParsers.Real(text) is not null && !text.EndsWith('d') && !text.EndsWith('f'),
        DateType => text.Length >= 10 && DateTimeText.Date(text) is not null && DateTimeText.Local(text) is { } t && t.Microseconds % TimeSpan.MicrosecondsPerDay == 0,
        _ => text.Length >= 10 && DateTimeText.Instant(text, "UTC") is not null,
    };

    private static SparkException Odd(string text, DataType type) =>
        new("CAST_INVALID_INPUT", $"The directory's value '{text}' is no {type.Sql}.");
}
