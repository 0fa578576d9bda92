using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>
/// The types of decimal results (Spark's <c>DecimalPrecision</c> rules, with loss of precision allowed, as by default).
/// </summary>
internal static class DecimalArithmetic
{
    private const int MinimumAdjustedScale = 6;

    internal static DecimalType Result(string sign, DecimalType a, DecimalType b) => sign switch
    {
        "+" or "-" => Sum(a, b),
        "*" => Adjusted(a.Precision + b.Precision + 1, a.Scale + b.Scale),
        "/" => Quotient(a, b),
        "%" or "pmod" => Remainder(a, b),
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "Not an arithmetic operator."),
    };

    /// <summary>Digits cut to 38 at most, the scale kept as far as it goes.</summary>
    internal static DecimalType Bounded(int precision, int scale) =>
        new(Math.Min(precision, DecimalType.MaxPrecision), Math.Min(scale, DecimalType.MaxPrecision));

    private static DecimalType Sum(DecimalType a, DecimalType b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return Adjusted(Math.Max(a.Precision - a.Scale, b.Precision - b.Scale) + scale + 1, scale);
    }

    private static DecimalType Quotient(DecimalType a, DecimalType b)
    {
        var scale = Math.Max(MinimumAdjustedScale, a.Scale + b.Precision + 1);
        return Adjusted(a.Precision - a.Scale + b.Scale + scale, scale);
    }

    private static DecimalType Remainder(DecimalType a, DecimalType b)
    {
        var scale = Math.Max(a.Scale, b.Scale);
        return Adjusted(Math.Min(a.Precision - a.Scale, b.Precision - b.Scale) + scale, scale);
    }

    /// <summary>Where 38 digits do not suffice, digits after the point go first, down to six.</summary>
    private static DecimalType Adjusted(int precision, int scale)
    {
        if (precision <= DecimalType.MaxPrecision)
        {
            return new DecimalType(precision, scale);
        }

        var whole = precision - scale;
        return new DecimalType(DecimalType.MaxPrecision, Math.Max(DecimalType.MaxPrecision - whole, Math.Min(scale, MinimumAdjustedScale)));
    }
}
