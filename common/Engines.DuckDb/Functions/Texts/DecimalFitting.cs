using System.Numerics;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Casts;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>Texts as decimals of a type.</summary>
internal static class DecimalFitting
{
    /// <summary>The number, rounded to the type's scale; null where the text is none or has too many digits.</summary>
    internal static object? Of(string text, DecimalType type)
    {
        if (TypedParsers.Decimal(text) is not { } number)
        {
            return null;
        }

        var unscaled = DecimalText.Rescale(number.Unscaled, number.Scale, type.Scale);
        return BigInteger.Abs(unscaled) < BigInteger.Pow(10, type.Precision) ? Decimals.Box((Int128)unscaled, (byte)type.Scale) : null;
    }
}
