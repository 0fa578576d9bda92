using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions;

/// <summary>
/// Arithmetic of decimals whose steps fit into 128 bits, which is nearly all of it: many times as fast as with numbers of any length. Where one
/// does not fit there is no answer, and the caller takes the long way.
/// </summary>
internal static class ShortDecimals
{
    /// <summary>The bits of a number without its sign that two factors may have together.</summary>
    private const int Bits = 126;

    /// <summary>The result at a scale, rounded half up; null where a step does not fit.</summary>
    internal static Int128? Compute(string operation, (Int128 Unscaled, int Scale) a, (Int128 Unscaled, int Scale) b, int scale) => operation switch
    {
        "multiply" => Product(a.Unscaled, b.Unscaled) is { } product ? Rescaled(product, a.Scale + b.Scale, scale) : null,
        "divide" or "average" => Quotient(a, b, scale),
        _ => null,
    };

    private static Int128? Quotient((Int128 Unscaled, int Scale) a, (Int128 Unscaled, int Scale) b, int scale)
    {
        var shift = scale + b.Scale - a.Scale;
        return Math.Abs(shift) > DecimalType.MaxPrecision ? null
            : shift >= 0 ? Product(a.Unscaled, Decimals.Power(shift)) is { } dividend ? Divide(dividend, b.Unscaled) : null
            : Product(b.Unscaled, Decimals.Power(-shift)) is { } divisor ? Divide(a.Unscaled, divisor) : null;
    }

    private static Int128? Rescaled(Int128 unscaled, int from, int to) => Math.Abs(to - from) > DecimalType.MaxPrecision ? null
        : to >= from ? Product(unscaled, Decimals.Power(to - from))
        : Divide(unscaled, Decimals.Power(from - to));

    private static Int128? Product(Int128 a, Int128 b) => Length(a) + Length(b) <= Bits ? a * b : null;

    private static int Length(Int128 value) => 128 - (int)Int128.LeadingZeroCount(Int128.Abs(value));

    private static Int128? Divide(Int128 value, Int128 divisor)
    {
        var (quotient, rest) = Int128.DivRem(value, divisor);
        var (left, size) = (Int128.Abs(rest), Int128.Abs(divisor));

        // As twice the rest may be too long, it is compared with what is missing to the divisor.
        return left >= size - left ? quotient + ((value < 0) == (divisor < 0) ? 1 : -1) : quotient;
    }
}
