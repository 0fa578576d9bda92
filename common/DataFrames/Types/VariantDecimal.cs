using System.Globalization;
using System.Numerics;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>A decimal number without zeros at the end.</summary>
/// <param name="Unscaled">The number without the point.</param>
/// <param name="Scale">The digits after the point.</param>
internal readonly record struct VariantDecimal(BigInteger Unscaled, int Scale)
{
    /// <summary>How many digits it has.</summary>
    internal int Precision => Math.Max(BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture).Length, Scale);

    /// <summary>The same number without zeros at the end.</summary>
    internal static VariantDecimal Of(BigInteger unscaled, int scale)
    {
        while (scale > 0 && unscaled % 10 == 0)
        {
            (unscaled, scale) = (unscaled / 10, scale - 1);
        }

        return scale >= 0 ? new(unscaled, scale) : new(unscaled * BigInteger.Pow(10, -scale), 0);
    }

    public override string ToString()
    {
        var digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        return $"{(Unscaled.Sign < 0 ? "-" : "")}{digits[..^Scale]}{(Scale > 0 ? "." : "")}{digits[^Scale..]}";
    }
}
