using System.Globalization;
using System.Numerics;

namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>Exact decimal numbers of any size, as an unscaled number and the digits after the point.</summary>
internal static class DecimalText
{
    private const int MaxExponent = 10_000;

    /// <summary>Reads a number such as <c>-1.50e3</c>; null where the text is none.</summary>
    internal static (BigInteger Unscaled, int Scale)? Parse(ReadOnlySpan<char> text)
    {
        var exponentAt = text.IndexOfAny('e', 'E');
        var exponent = 0;
        if (exponentAt >= 0 && (!int.TryParse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > MaxExponent))
        {
            return null;
        }

        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var point = mantissa.IndexOf('.');
        var scale = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        return digits.Length > 0 && char.IsAsciiDigit(digits[^1]) && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unscaled)
            ? (unscaled, scale - exponent)
            : null;
    }

    /// <summary>The same number with other digits after the point, rounded where they are fewer.</summary>
    internal static BigInteger Rescale(BigInteger unscaled, int from, int to, MidpointRounding mode = MidpointRounding.AwayFromZero) => to >= from
        ? unscaled * BigInteger.Pow(10, to - from)
        : Divide(unscaled, BigInteger.Pow(10, from - to), mode);

    /// <summary>A quotient rounded to a whole number.</summary>
    internal static BigInteger Divide(BigInteger value, BigInteger divisor, MidpointRounding mode = MidpointRounding.AwayFromZero)
    {
        var quotient = BigInteger.DivRem(value, divisor, out var rest);
        var twice = BigInteger.Abs(rest) * 2;
        var size = BigInteger.Abs(divisor);
        var isUp = mode switch
        {
            MidpointRounding.AwayFromZero => twice >= size,
            MidpointRounding.ToEven => twice > size || (twice == size && !quotient.IsEven),
            _ => false,
        };
        return isUp ? quotient + (value.Sign * divisor.Sign) : quotient;
    }

    /// <summary>The number without exponent.</summary>
    internal static string Plain(BigInteger unscaled, int scale)
    {
        if (scale <= 0)
        {
            return (unscaled * BigInteger.Pow(10, -scale)).ToString(CultureInfo.InvariantCulture);
        }

        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(unscaled.Sign < 0 ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
    }
}
