using System.Data.SqlTypes;
using System.Globalization;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>The text of a value in <c>show</c>: Spark's cast to string, but for nulls, which are <c>NULL</c>, and bytes, which are in hexadecimal.</summary>
/// <param name="zone">The session's time zone, in which instants are shown.</param>
internal sealed class CellText(string zone)
{
    private const string Null = "NULL";

    internal string Of(object? value, DataType type) => (value, type) switch
    {
        (null, _) => Null,
        (bool truth, _) => truth ? "true" : "false",
        (float number, _) => JavaNumbers.ToString(number),
        (double number, _) => JavaNumbers.ToString(number),
        (SqlDecimal number, _) => number.ToString(),
        (byte[] bytes, _) => $"[{string.Join(' ', bytes.Select(b => b.ToString("X2", CultureInfo.InvariantCulture)))}]",
        (int months, YearMonthIntervalType interval) => IntervalTexts.Of(months, interval),
        (long micros, DayTimeIntervalType interval) => IntervalTexts.Of(micros, interval),
        (CalendarInterval interval, _) => IntervalTexts.Of(interval),
        (Timestamp instant, TimestampType) => TimeZones.ToLocal(instant, zone).ToString(),
        (object?[] elements, ArrayType array) => $"[{string.Join(", ", elements.Select(e => Of(e, array.ElementType)))}]",
        (IReadOnlyDictionary<object, object?> map, MapType entry) => $"{{{string.Join(", ", map.Select(p => $"{Of(p.Key, entry.KeyType)} -> {Of(p.Value, entry.ValueType)}"))}}}",
        (Row row, StructType schema) => $"{{{string.Join(", ", schema.Select((f, i) => Of(row[i], f.DataType)))}}}",
        (IFormattable formattable, _) => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? Null,
    };
}
