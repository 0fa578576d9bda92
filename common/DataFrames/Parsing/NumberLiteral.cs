using System.Data.SqlTypes;
using System.Globalization;
using System.Numerics;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Parsing;

/// <summary>Numbers as Spark types them: by suffix, by exponent (double), by point (decimal), else by size.</summary>
internal static class NumberLiteral
{
    // More digits than this may not fit System.Decimal, whose mantissa has 96 bits.
    private const int DecimalDigits = 28;

    /// <summary>Reads digits with an optional suffix.</summary>
    /// <exception cref="FormatException">A whole number's suffix stands behind a fraction.</exception>
    /// <exception cref="OverflowException">The number does not fit its type.</exception>
    internal static Literal Parse(string text, bool negative)
    {
        var suffix = Suffix(text);
        var digits = (negative ? "-" : "") + text[..^suffix.Length];
        return suffix switch
        {
            "Y" => Whole(digits, sbyte.MinValue, sbyte.MaxValue, v => (sbyte)v, new ByteType()),
            "S" => Whole(digits, short.MinValue, short.MaxValue, v => (short)v, new ShortType()),
            "L" => Whole(digits, long.MinValue, long.MaxValue, v => (long)v, new LongType()),
            "F" => Float(digits),
            "D" => Double(digits),
            "BD" => Decimal(digits),
            _ => Plain(digits),
        };
    }

    private static string Suffix(string text)
    {
        var upper = text.ToUpperInvariant();
        return upper.EndsWith("BD", StringComparison.Ordinal) ? "BD" : char.IsAsciiLetter(upper[^1]) ? upper[^1..] : "";
    }

    private static Literal Plain(string digits)
    {
        if (digits.Contains('e', StringComparison.OrdinalIgnoreCase))
        {
            return Double(digits);
        }

        if (digits.Contains('.', StringComparison.Ordinal))
        {
            return Decimal(digits);
        }

        var value = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        return value >= int.MinValue && value <= int.MaxValue ? new Literal((int)value, new IntegerType())
            : value >= long.MinValue && value <= long.MaxValue ? new Literal((long)value, new LongType())
            : Decimal(digits);
    }

    private static Literal Whole<T>(string digits, long minimum, long maximum, Func<BigInteger, T> convert, DataType type)
    {
        var value = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return value >= minimum && value <= maximum
            ? new Literal(convert(value), type)
            : throw OutOfRange(digits, type, minimum, maximum);
    }

    private static Literal Float(string digits)
    {
        var value = float.Parse(digits, CultureInfo.InvariantCulture);
        return float.IsFinite(value) ? new Literal(value, new FloatType())
            : throw OutOfRange(digits, new FloatType(), float.MinValue, float.MaxValue);
    }

    private static Literal Double(string digits)
    {
        var value = double.Parse(digits, CultureInfo.InvariantCulture);
        return double.IsFinite(value) ? new Literal(value, new DoubleType())
            : throw OutOfRange(digits, new DoubleType(), double.MinValue, double.MaxValue);
    }

    /// <summary>Gives the precision and scale that Java's BigDecimal finds, with a scale of at least 0.</summary>
    private static Literal Decimal(string digits)
    {
        var (mantissa, scale) = Split(digits);
        if (scale < 0)
        {
            mantissa *= BigInteger.Pow(10, Math.Min(-scale, DecimalType.MaxPrecision + 1));
            scale = 0;
        }

        var written = BigInteger.Abs(mantissa).ToString(CultureInfo.InvariantCulture).PadLeft(1, '0');
        var precision = Math.Max(written.Length, scale);
        if (precision > DecimalType.MaxPrecision)
        {
            throw new OverflowException($"Numeric literal {digits} has {precision} digits; a decimal has at most {DecimalType.MaxPrecision}.");
        }

        var text = (mantissa.Sign < 0 ? "-" : "") + WithPoint(written, scale);
        // Without the cast the compiler would turn both into SqlDecimal.
        var value = precision <= DecimalDigits ? (object)decimal.Parse(text, CultureInfo.InvariantCulture) : SqlDecimal.Parse(text);
        return new Literal(value, new DecimalType(precision, scale));
    }

    private static string WithPoint(string digits, int scale)
    {
        var padded = digits.PadLeft(scale + 1, '0');
        return scale == 0 ? padded : $"{padded[..^scale]}.{padded[^scale..]}";
    }

    private static (BigInteger Mantissa, int Scale) Split(string digits)
    {
        var e = digits.IndexOfAny(['e', 'E']);
        var number = e < 0 ? digits : digits[..e];
        var exponent = e < 0 ? 0 : int.Parse(digits.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : number.Length - point - 1;
        var mantissa = BigInteger.Parse(number.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return (mantissa, checked(fraction - exponent));
    }

    private static OverflowException OutOfRange(string digits, DataType type, IFormattable minimum, IFormattable maximum) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"Numeric literal {digits} is outside the valid range for {type.SimpleString} with minimum value of {minimum} and maximum value of {maximum}."));
}
