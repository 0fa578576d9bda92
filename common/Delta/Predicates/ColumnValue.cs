using System.Globalization;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Predicates;

/// <summary>
/// Values in the one form in which those of a column compare: whole numbers, days since 1970 and microseconds since 1970 as
/// <c>long</c>, floating numbers as <c>double</c>, decimals as <see cref="ExactDecimal"/>, texts by code point, bytes as they are.
/// </summary>
internal static class ColumnValue
{
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The comparable form of a caller's value, or null where it cannot be compared exactly with a column of the type.</summary>
    internal static object? FromClr(object value, DataType type) => type switch
    {
        IntegralType => Whole(value),
        FractionalType => Floating(value),
        DecimalType => value is sbyte or short or int or long or decimal ? ExactDecimal.TryParse(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)) : null,
        StringType => value as string,
        BooleanType => value as bool?,
        BinaryType => value as byte[],
        DateType => value is DateOnly day ? (long)(day.DayNumber - EpochDay) : null,
        TimestampType => value switch
        {
            DateTimeOffset instant => Micros(instant.UtcDateTime),
            DateTime time => Micros(time),
            _ => null,
        },
        TimestampNTZType => value is DateTime clock ? Micros(clock) : null,
        _ => null,
    };

    internal static long Micros(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>-1, 0 or 1, by Spark's order of the type that both are of.</summary>
    internal static int Compare(object one, object other) => Math.Sign((one, other) switch
    {
        (long a, long b) => a.CompareTo(b),
        (double a, double b) => Floating(a, b),
        (string a, string b) => CodePoints(a, b),
        (bool a, bool b) => a.CompareTo(b),
        (ExactDecimal a, ExactDecimal b) => a.CompareTo(b),
        (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b),
        _ => throw new ArgumentException($"{one.GetType().Name} does not compare with {other.GetType().Name}."),
    });

    /// <summary>The order of texts by code point, as UTF-8 bytes have it; UTF-16 puts the supplementary planes elsewhere.</summary>
    internal static int CodePoints(string one, string other)
    {
        var same = one.AsSpan().CommonPrefixLength(other);
        if (same == one.Length || same == other.Length)
        {
            return one.Length.CompareTo(other.Length);
        }

        var (a, b) = (one[same], other[same]);
        return char.IsSurrogate(a) != char.IsSurrogate(b) ? char.IsSurrogate(a).CompareTo(char.IsSurrogate(b)) : a.CompareTo(b);
    }

    // Spark's NaN equals itself and is greater than any number.
    private static int Floating(double a, double b) => double.IsNaN(a) ? (double.IsNaN(b) ? 0 : 1) : double.IsNaN(b) ? -1 : a.CompareTo(b);

    private static object? Whole(object value) => value switch
    {
        sbyte or short or int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        decimal d when d == decimal.Truncate(d) && d >= long.MinValue && d <= long.MaxValue => (long)d,
        _ => null,
    };

    private static object? Floating(object value) => value switch
    {
        double d => d,
        float f => (double)f,
        sbyte or short or int => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        long l when (long)(double)l == l && Math.Abs((double)l) < 1L << 53 => (double)l,
        _ => null,
    };
}
