using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>The decimal types of constants.</summary>
internal static class DecimalLiterals
{
    /// <summary>The narrowest decimal that holds a whole number.</summary>
    internal static DecimalType TypeOf(long value)
    {
        var digits = 1;
        for (var rest = value / 10; rest != 0; rest /= 10)
        {
            digits++;
        }

        return new DecimalType(digits, 0);
    }
}
