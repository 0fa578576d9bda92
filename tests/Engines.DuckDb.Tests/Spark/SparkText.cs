using System.Data.SqlTypes;
using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Tests.Spark;

/// <summary>Values as Spark casts them to text, in the zone UTC; written apart from the engine's own casts, which it judges.</summary>
internal static class SparkText
{
    internal static string? Of(object? value, DataType type) => value is null ? null : Text(value, type);

    private static string Text(object value, DataType type) => (value, type) switch
    {
        (bool flag, _) => flag ? "true" : "false",
        (double number, _) => JavaNumbers.ToString(number),
        (float number, _) => JavaNumbers.ToString(number),
        (SqlDecimal number, DecimalType) => number.ToString(),
        (decimal number, DecimalType d) => number.ToString($"F{d.Scale}", CultureInfo.InvariantCulture),
        (byte[] bytes, _) => Encoding.UTF8.GetString(bytes),
        (object?[] elements, ArrayType array) => $"[{string.Join(", ", elements.Select(e => Of(e, array.ElementType) ?? "null"))}]",
        (IReadOnlyDictionary<object, object?> map, MapType m) => $"{{{string.Join(", ", map.Select(p => $"{Of(p.Key, m.KeyType)} -> {Of(p.Value, m.ValueType) ?? "null"}"))}}}",
        (Row row, StructType fields) => $"{{{string.Join(", ", fields.Select((f, i) => Of(row[i], f.DataType) ?? "null"))}}}",
        (_, YearMonthIntervalType or DayTimeIntervalType or CalendarIntervalType) => IntervalText.Of(value, type),
        (IFormattable other, _) => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
