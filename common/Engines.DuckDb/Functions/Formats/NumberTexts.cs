using System.Data.SqlTypes;
using System.Globalization;
using System.Numerics;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;

namespace SparkPersonalization.Engines.DuckDb.Functions.Formats;

/// <summary>Numbers as texts with commas between thousands, half to even as Java's DecimalFormat rounds.</summary>
internal static class NumberTexts
{
    /// <summary>A number with as many digits after the point as asked for, or by a pattern such as <c>#,##0.00</c>.</summary>
    internal static object? Grouped(object?[] arguments) => arguments[1] switch
    {
        int and < 0 => null,
        int digits => Grouped(Exact(arguments[0]!), arguments[0]!, digits, digits, true),
        string { Length: 0 } => Grouped(Exact(arguments[0]!), arguments[0]!, 0, 0, true),
        string pattern => ByPattern(arguments[0]!, pattern),
        _ => null,
    };

    /// <summary>A number exactly; null for an infinite one and NaN.</summary>
    internal static (BigInteger Unscaled, int Scale)? Exact(object value) => value switch
    {
        double d => double.IsFinite(d) ? DecimalText.Parse(JavaNumbers.ToString(d)) : null,
        float f => float.IsFinite(f) ? DecimalText.Parse(JavaNumbers.ToString(f)) : null,
        decimal d => DecimalText.Parse(d.ToString(CultureInfo.InvariantCulture)),
        SqlDecimal d => DecimalText.Parse(d.ToString()),
        _ => (new BigInteger(Convert.ToInt64(value, CultureInfo.InvariantCulture)), 0),
    };

    // Java keeps the sign of what is rounded to zero.
    private static bool IsNegative(object value) => value switch
    {
        double d => double.IsNegative(d),
        float f => float.IsNegative(f),
        _ => Exact(value) is { Unscaled.Sign: < 0 },
    };

    private static string ByPattern(object value, string pattern)
    {
        var parts = pattern.Split('.');
        var fraction = parts.Length > 1 ? parts[1] : "";
        return Grouped(Exact(value), value, fraction.Count(c => c == '0'), fraction.Count(c => c is '0' or '#'), parts[0].Contains(',', StringComparison.Ordinal));
    }

    private static string Grouped((BigInteger Unscaled, int Scale)? number, object value, int least, int most, bool withCommas)
    {
        if (number is not { } exact)
        {
            return value is double.NaN or float.NaN ? "NaN" : Convert.ToDouble(value, CultureInfo.InvariantCulture) > 0 ? "∞" : "-∞";
        }

        var unscaled = DecimalText.Rescale(exact.Unscaled, exact.Scale, most, MidpointRounding.ToEven);
        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(most + 1, '0');
        var whole = BigInteger.Parse(digits[..^most], CultureInfo.InvariantCulture).ToString(withCommas ? "N0" : "D", CultureInfo.InvariantCulture);
        var fraction = digits[(digits.Length - most)..];
        while (fraction.Length > least && fraction[^1] == '0')
        {
            fraction = fraction[..^1];
        }

        return $"{(IsNegative(value) ? "-" : "")}{whole}{(fraction.Length > 0 ? "." : "")}{fraction}";
    }
}
