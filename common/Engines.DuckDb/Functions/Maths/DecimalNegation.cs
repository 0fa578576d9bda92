using System.Numerics;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Formats;

namespace SparkPersonalization.Engines.DuckDb.Functions.Maths;

/// <summary>
/// Decimals of more than 34 digits with the other sign: Spark rounds them to 34 digits there, as Java's decimals of 128 bits have, and fails
/// where the rounded number no longer fits.
/// </summary>
internal static class DecimalNegation
{
    private const int Digits = 34;

    /// <summary>Whether values of a type may have more digits than are kept.</summary>
    internal static bool Rounds(DataType type) => type is DecimalType { Precision: > Digits };

    /// <summary>The number with the other sign.</summary>
    internal static object Negative(object value, DecimalType type) => Rounded(value, type);

    /// <summary>The number without its sign; one above zero stays as it is.</summary>
    internal static object Absolute(object value, DecimalType type) => NumberTexts.Exact(value)!.Value.Unscaled.Sign >= 0 ? value : Rounded(value, type);

    /// <summary>A number rounded to the digits that are kept, halves away from zero.</summary>
    internal static BigInteger Kept(BigInteger number)
    {
        var excess = BigInteger.Abs(number).ToString(System.Globalization.CultureInfo.InvariantCulture).Length - Digits;
        return excess > 0 ? DecimalText.Rescale(number, excess, 0) * BigInteger.Pow(10, excess) : number;
    }

    private static object Rounded(object value, DecimalType type)
    {
        var (unscaled, scale) = NumberTexts.Exact(value)!.Value;
        var negative = Kept(-DecimalText.Rescale(unscaled, scale, type.Scale));
        return BigInteger.Abs(negative) < BigInteger.Pow(10, type.Precision)
            ? Decimals.Box((Int128)negative, (byte)type.Scale)
            : throw new SparkException("NUMERIC_VALUE_OUT_OF_RANGE.WITHOUT_SUGGESTION", $"The {DecimalText.Plain(negative, type.Scale)} cannot be represented as Decimal({type.Precision}, {type.Scale}).");
    }
}
