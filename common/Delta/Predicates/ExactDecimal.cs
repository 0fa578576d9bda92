using System.Globalization;
using System.Numerics;

namespace SparkPersonalization.Delta.Predicates;

/// <summary>A decimal number of any length: Spark's have up to 38 digits, .NET's 28.</summary>
internal readonly struct ExactDecimal : IComparable<ExactDecimal>
{
    private readonly BigInteger _unscaled;
    private readonly int _scale;

    private ExactDecimal(BigInteger unscaled, int scale)
    {
        _unscaled = unscaled;
        _scale = scale;
    }

    internal static ExactDecimal? TryParse(ReadOnlySpan<char> text)
    {
        var exponent = 0;
        var e = text.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs(exponent) > 1000)
            {
                return null;
            }

            text = text[..e];
        }

        var point = text.IndexOf('.');
        var digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unscaled))
        {
            return null;
        }

        var scale = (point < 0 ? 0 : text.Length - point - 1) - exponent;
        return scale >= 0 ? new ExactDecimal(unscaled, scale) : new ExactDecimal(unscaled * BigInteger.Pow(10, -scale), 0);
    }

    public int CompareTo(ExactDecimal other)
    {
        var scale = Math.Max(_scale, other._scale);
        return AtScale(scale).CompareTo(other.AtScale(scale));
    }

    private BigInteger AtScale(int scale) => _unscaled * BigInteger.Pow(10, scale - _scale);
}
