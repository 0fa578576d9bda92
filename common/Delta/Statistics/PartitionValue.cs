using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Predicates;

namespace SparkPersonalization.Delta.Statistics;

/// <summary>
/// Values of partition columns and their texts (Delta protocol, "Partition Value Serialization"). A typed value is <c>string</c>,
/// <c>bool</c>, <c>long</c> for whole numbers, <c>float</c>, <c>double</c>, <c>byte[]</c>, <see cref="DateOnly"/>, <see cref="DateTime"/>
/// for timestamps (UTC, or a wall clock) and <c>decimal</c>, or the text itself for a decimal of more than 28 digits.
/// </summary>
public static class PartitionValue
{
    private static readonly string[] TimestampFormats =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd",
    ];

    /// <summary>The text of a value, as a Delta log keeps it.</summary>
    /// <param name="value">The value; null for null.</param>
    /// <param name="type">The partition column's type.</param>
    /// <returns>The text, or null for null and for an empty text, which Delta cannot tell from it.</returns>
    /// <exception cref="ArgumentException">The value is not one of the type, or a column of the type cannot partition a table.</exception>
    public static string? Format(object? value, DataType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return (type, value) switch
        {
            (_, null) => null,
            (StringType, string text) => text.Length == 0 ? null : text,
            (BooleanType, bool flag) => flag ? "true" : "false",
            (IntegralType, sbyte or short or int or long) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            (FloatType, float number) => JavaNumber.Format(number),
            (DoubleType, double number) => JavaNumber.Format(number),
            (DecimalType d, decimal number) => number.ToString("F" + d.Scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            (DecimalType, string text) => text,
            (DateType, DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (TimestampType, DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            (TimestampNTZType, DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
            (BinaryType, byte[] bytes) => bytes.Length == 0 ? null : Encoding.UTF8.GetString(bytes),
            _ => throw new ArgumentException($"A partition column of type {type.SimpleString} cannot hold a {value.GetType().Name}.", nameof(value)),
        };
    }

    /// <summary>The value of a text in a Delta log.</summary>
    /// <param name="text">The text; null and empty both mean null.</param>
    /// <param name="type">The partition column's type.</param>
    /// <returns>The value, or null.</returns>
    /// <exception cref="FormatException">The text is not a value of the type.</exception>
    public static object? Parse(string? text, DataType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return TryParse(text, type) ?? throw new FormatException($"The partition value '{text}' is not a {type.SimpleString}.");
    }

    /// <summary>The comparable form of a text, or null where the value is null or cannot be told.</summary>
    internal static object? Comparable(string text, DataType type)
    {
        var value = TryParse(text, type);
        return value is string digits && type is DecimalType ? ExactDecimal.TryParse(digits)
            : value is null ? null : ColumnValue.FromClr(value, type);
    }

    private static object? TryParse(string text, DataType type) => type switch
    {
        StringType => text,
        BooleanType => bool.TryParse(text, out var flag) ? flag : null,
        IntegralType => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        FloatType => JavaNumber.TryParse(text) is { } number ? (float)number : null,
        DoubleType => JavaNumber.TryParse(text),
        DecimalType => Decimal(text),
        DateType => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        TimestampType => Timestamp(text),
        TimestampNTZType => Timestamp(text),
        BinaryType => Encoding.UTF8.GetBytes(text),
        _ => null,
    };

    private static object? Decimal(string text)
    {
        if (ExactDecimal.TryParse(text) is null)
        {
            return null;
        }

        return text.Count(char.IsAsciiDigit) <= 28 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : text;
    }

    private static DateTime? Timestamp(string text) => DateTime.TryParseExact(
        text, TimestampFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? DateTime.SpecifyKind(time, DateTimeKind.Utc)
        : null;
}
