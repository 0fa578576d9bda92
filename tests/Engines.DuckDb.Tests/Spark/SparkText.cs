using System.Data.SqlTypes;
using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>Values as Spark casts them to text, in the zone UTC; written apart from the engine's own casts, which it judges.</summary>
internal static class SparkText
{
    internal static string? Of(object? value, DataType type) => value is null ? null : value is Variant variant ? variant.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : OfVariant(variant.ToJson()) : Text(value, type);

    // A variant's text is cast from its value, in quotes as JSON where it stands inside another value.
    private static string? OfVariant(string json) => json == "null" ? null : !json.StartsWith('"') ? json
        : System.Text.Json.JsonSerializer.Deserialize<string>(json)!.Replace("+00:00", "", StringComparison.Ordinal);

    private static string? Nested(object? value, DataType type) => value is Variant variant ? variant.ToJson() : Of(value, type);

    private static string Text(object value, DataType type) => (value, type) switch
    {
        (bool flag, _) => flag ? "true" : "false",
        (double number, _) => JavaNumbers.ToString(number),
        (float number, _) => JavaNumbers.ToString(number),
        (SqlDecimal number, DecimalType) => number.ToString(),
        (decimal number, DecimalType d) => number.ToString($"F{d.Scale}", CultureInfo.InvariantCulture),
        (byte[] bytes, _) => Encoding.UTF8.GetString(bytes),
        (object?[] elements, ArrayType array) => $"[{string.Join(", ", elements.Select(e => Nested(e, array.ElementType) ?? "null"))}]",
        (IReadOnlyDictionary<object, object?> map, MapType m) => $"{{{string.Join(", ", map.Select(p => $"{Of(p.Key, m.KeyType)} -> {Nested(p.Value, m.ValueType) ?? "null"}"))}}}",
        (Row row, StructType fields) => $"{{{string.Join(", ", fields.Select((f, i) => Nested(row[i], f.DataType) ?? "null"))}}}",
        (_, YearMonthIntervalType or DayTimeIntervalType or CalendarIntervalType) => IntervalText.Of(value, type),
        (IFormattable other, _) => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
