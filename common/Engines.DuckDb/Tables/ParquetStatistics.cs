using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Statistics;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>Delta's statistics of a file from the texts that DuckDB gives for it.</summary>
internal static class ParquetStatistics
{
    /// <summary>
    /// DuckDB cuts a text's bounds when they have more bytes; a longer one may be no bound as it stands, and Delta keeps far less of it anyway.
    /// </summary>
    private const int LongestText = 255;

    internal static string Of(WrittenParquet file, Metadata metadata)
    {
        var builder = new StatisticsBuilder(metadata);
        foreach (var (column, type) in StatisticsColumns.Of(metadata))
        {
            if (file.Columns.TryGetValue(string.Join('.', column.Names.Select(DuckDbNames.Quote)), out var texts))
            {
                Add(builder, column, type, texts);
            }
        }

        return builder.Build(file.Rows);
    }

    private static void Add(StatisticsBuilder builder, ColumnPath column, DataType type, IReadOnlyDictionary<string, string> texts)
    {
        var nulls = texts.TryGetValue("null_count", out var count) ? long.Parse(count, CultureInfo.InvariantCulture) : (long?)null;
        var hasNaN = texts.GetValueOrDefault("has_nan") is "true" or "1";
        var max = hasNaN ? NotANumber(type) : Value(texts.GetValueOrDefault("max"), type);
        builder.Add(column, nulls, Value(texts.GetValueOrDefault("min"), type), max);
    }

    /// <summary>NaN is above all numbers in Spark's order, but DuckDB leaves it out of the bounds.</summary>
    private static object NotANumber(DataType type) => type is FloatType ? float.NaN : double.NaN;

    private static object? Value(string? text, DataType type) => (text, type) switch
    {
        (null, _) => null,
        (_, StringType) => Encoding.UTF8.GetByteCount(text) <= LongestText ? text : null,
        (_, ByteType or ShortType or IntegerType or LongType) => long.Parse(text, CultureInfo.InvariantCulture),
        (_, FloatType) => IsInfinite(text) ? null : float.Parse(text, CultureInfo.InvariantCulture),
        (_, DoubleType) => IsInfinite(text) ? null : double.Parse(text, CultureInfo.InvariantCulture),
        (_, DecimalType) => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null,
        (_, DateType) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        (_, TimestampType or TimestampNTZType) => Time(text),
        _ => null,
    };

    // Delta's statistics have no words for what JSON cannot say.
    private static bool IsInfinite(string text) => text is "inf" or "-inf";

    private static DateTime? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time.UtcDateTime
            : null;
}
