using System.Data.SqlTypes;
using System.Numerics;

namespace SparkPersonalization.DataFrames.Types;

/// <summary>Decimals between their unscaled numbers, as engines hold them, and the CLR's types.</summary>
internal static class Decimals
{
    private const int DecimalMaxScale = 28;
    private static readonly UInt128 DecimalMaxUnscaled = new(uint.MaxValue, ulong.MaxValue);
    private static readonly Int128[] Powers = MakePowers();

    /// <summary>The <see cref="decimal"/> for an unscaled number, or a <see cref="SqlDecimal"/> where that has not enough digits.</summary>
    internal static object Box(Int128 unscaled, byte scale)
    {
        var negative = unscaled < 0;
        var magnitude = (UInt128)(negative ? -unscaled : unscaled);
        var (low, high) = ((ulong)magnitude, (ulong)(magnitude >> 64));
        var parts = new[] { (int)low, (int)(low >> 32), (int)high, (int)(high >> 32) };
        if (magnitude <= DecimalMaxUnscaled && scale <= DecimalMaxScale)
        {
            return new decimal(parts[0], parts[1], parts[2], negative, scale);
        }

        return new SqlDecimal(SqlDecimal.MaxPrecision, scale, !negative, parts);
    }

    /// <summary>
    /// The unscaled number of a value of a CLR number type, rounded half up to <paramref name="scale"/> digits after the point.
    /// </summary>
    /// <exception cref="OverflowException">The value needs more than <paramref name="precision"/> digits.</exception>
    /// <exception cref="ArgumentException">The value is not a decimal or whole number.</exception>
    internal static Int128 Unbox(object value, byte precision, byte scale)
    {
        if (value is decimal plain && plain.Scale == scale && precision > DecimalMaxScale)
        {
            return Short(plain);
        }

        var (unscaled, from) = Parts(value);
        var wanted = from <= scale ? unscaled * (BigInteger)Powers[scale - from] : RoundHalfUp(unscaled, (BigInteger)Powers[from - scale]);
        return BigInteger.Abs(wanted) < (BigInteger)Powers[precision]
            ? (Int128)wanted
            : throw new OverflowException($"The value {value} does not fit into DECIMAL({precision},{scale}).");
    }

    /// <summary>A power of ten; the exponent is 38 at most.</summary>
    internal static Int128 Power(int exponent) => Powers[exponent];

    private static Int128 Short(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = (Int128)new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return value < 0 ? -magnitude : magnitude;
    }

    private static (BigInteger Unscaled, int Scale) Parts(object value) => value switch
    {
        decimal d => (Unscaled(d), d.Scale),
        SqlDecimal s => (Unscaled(s), s.Scale),
        sbyte or short or int or long => (Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture), 0),
        BigInteger b => (b, 0),
        _ => throw new ArgumentException($"A value of type {value.GetType().Name} is no decimal: give decimal, SqlDecimal or a whole number.", nameof(value)),
    };

    private static BigInteger Unscaled(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return Sign(Magnitude(bits[..3]), value < 0);
    }

    private static BigInteger Unscaled(SqlDecimal value) => Sign(Magnitude(value.Data), !value.IsPositive);

    private static BigInteger Magnitude(ReadOnlySpan<int> parts)
    {
        var result = BigInteger.Zero;
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            result = (result << 32) | (uint)parts[i];
        }

        return result;
    }

    private static BigInteger Sign(BigInteger magnitude, bool negative) => negative ? -magnitude : magnitude;

    private static BigInteger RoundHalfUp(BigInteger value, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(value, divisor, out var rest);
        return BigInteger.Abs(rest) * 2 >= divisor ? quotient + value.Sign : quotient;
    }

    private static Int128[] MakePowers()
    {
        var powers = new Int128[SqlDecimal.MaxPrecision + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
