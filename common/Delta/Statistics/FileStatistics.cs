using System.Globalization;
using System.Text.Json;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Predicates;

namespace SparkPersonalization.Delta.Statistics;

/// <summary>A file's statistics in Delta's JSON form. What is missing, damaged or of another type than the column's counts as unknown.</summary>
internal sealed class FileStatistics
{
    private readonly JsonElement _root;

    private FileStatistics(JsonElement root) => _root = root;

    /// <summary>How many rows the data file has; null where unknown.</summary>
    internal long? NumRecords => Count(_root, "numRecords");

    internal static FileStatistics? TryParse(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? new FileStatistics(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            // Statistics only help to leave files out: unreadable ones leave none out.
            return null;
        }
    }

    internal long? NullCount(ColumnPath column) =>
        Member("nullCount", column) is { ValueKind: JsonValueKind.Number } count && count.TryGetInt64(out var number) ? number : null;

    /// <summary>A value that none in the column is below, in comparable form; null where unknown.</summary>
    internal object? Min(ColumnPath column, DataType type) => Member("minValues", column) is { } value ? Value(value, type) : null;

    /// <summary>A value that none in the column is above, in comparable form; null where unknown.</summary>
    internal object? Max(ColumnPath column, DataType type)
    {
        if (type is FractionalType)
        {
            // Some writers leave NaN, which is above all, out of the maximum.
            return null;
        }

        var value = Member("maxValues", column) is { } json ? Value(json, type) : null;

        // Writers cut timestamps to milliseconds, downwards: the true maximum lies anywhere in that millisecond.
        return value is long micros && type is TimestampType or TimestampNTZType
            ? micros > long.MaxValue - 999 ? null : micros + 999
            : value;
    }

    private static object? Value(JsonElement value, DataType type) => (type, value.ValueKind) switch
    {
        (IntegralType, JsonValueKind.Number) => value.TryGetInt64(out var number) ? number : null,
        (FloatType, JsonValueKind.Number) => value.TryGetSingle(out var number) && float.IsFinite(number) ? (double)number : null,
        (DoubleType, JsonValueKind.Number) => value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null,
        (DecimalType, JsonValueKind.Number) => ExactDecimal.TryParse(value.GetRawText()),
        (BooleanType, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (StringType, JsonValueKind.String) => value.GetString(),
        (DateType, JsonValueKind.String) => PartitionValue.Comparable(value.GetString()!, type),
        (TimestampType or TimestampNTZType, JsonValueKind.String) => Timestamp(value.GetString()!),
        _ => null,
    };

    private static long? Timestamp(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? ColumnValue.Micros(time.UtcDateTime)
        : null;

    private static long? Count(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) ? count : null;

    private JsonElement? Member(string kind, ColumnPath column)
    {
        if (!_root.TryGetProperty(kind, out var at))
        {
            return null;
        }

        foreach (var name in column.Names)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at;
    }
}
