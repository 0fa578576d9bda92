using System.Data.SqlTypes;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Export.Columns;

/// <summary>Decimals as whole numbers, which is how Parquet holds them.</summary>
internal static class UnscaledDecimal
{
    /// <summary>The value times ten to the power of the type's scale.</summary>
    /// <exception cref="OverflowException">The value has more digits than the type.</exception>
    internal static Int128 Of(object value, DecimalType type)
    {
        var (unscaled, scale) = value switch
        {
            decimal number => Parts(number),
            SqlDecimal number => Parts(number),
            _ => throw new InvalidCastException($"{value.GetType()} is no decimal."),
        };
        var fitted = Rescale(unscaled, type.Scale - scale);
        return Int128.Abs(fitted) < PowerOfTen(type.Precision) ? fitted : throw TooLong(type);

        Int128 Rescale(Int128 number, int digits)
        {
            if (digits >= 0)
            {
                return checked(number * PowerOfTen(digits));
            }

            var (quotient, rest) = Int128.DivRem(number, PowerOfTen(-digits));
            return rest == 0 ? quotient : throw TooLong(type);
        }
    }

    private static OverflowException TooLong(DecimalType type) => new($"It has more digits than {type.SimpleString}.");

    private static (Int128 Unscaled, int Scale) Parts(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var magnitude = new Int128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return (bits[3] < 0 ? -magnitude : magnitude, number.Scale);
    }

    private static (Int128 Unscaled, int Scale) Parts(SqlDecimal number)
    {
        var data = number.Data;
        var magnitude = new Int128(((ulong)(uint)data[3] << 32) | (uint)data[2], ((ulong)(uint)data[1] << 32) | (uint)data[0]);
        return (number.IsPositive ? magnitude : -magnitude, number.Scale);
    }

    private static Int128 PowerOfTen(int exponent)
    {
        Int128 power = 1;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
