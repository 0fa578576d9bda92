using System.Globalization;

namespace SparkPersonalization.DataFrames;

/// <summary>Binary numbers as Java 19 and later prints them (<c>Double.toString</c>), which is how Spark casts them to text; before, some had a digit too many.</summary>
internal static class JavaNumbers
{
    /// <summary>The shortest digits that give the number back, with a point; with an exponent below 0.001 and from 10,000,000 on.</summary>
    internal static string ToString(double value) => value switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        _ => Format(value),
    };

    /// <inheritdoc cref="ToString(double)"/>
    internal static string ToString(float value) => float.IsFinite(value) ? Format(value) : ToString((double)value);

    /// <summary>Rewrites .NET's shortest form, whose digits are the same; but where that has one digit, Java takes the nearest number of two.</summary>
    private static string Format<T>(T value)
        where T : IFormattable
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var sign = shortest[0] == '-' ? "-" : "";
        var (digits, exponent) = Split(shortest[sign.Length..]);
        if (digits.Length == 1)
        {
            (digits, exponent) = Split(value.ToString("E1", CultureInfo.InvariantCulture)[sign.Length..]);
        }

        return digits.Length == 0 ? $"{sign}0.0"
            : exponent is >= -3 and < 7 ? sign + Plain(digits, exponent)
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}.{OrZero(digits[1..])}E{exponent}");
    }

    /// <summary>The significant digits, and the power of ten of the first of them.</summary>
    private static (string Digits, int Exponent) Split(string unsigned)
    {
        var e = unsigned.IndexOf('E', StringComparison.Ordinal);
        var mantissa = e < 0 ? unsigned : unsigned[..e];
        var power = e < 0 ? 0 : int.Parse(unsigned[(e + 1)..], CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal) is var at and >= 0 ? at : mantissa.Length;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), power + point - 1 - (all.Length - digits.Length));
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return $"0.{new string('0', -exponent - 1)}{digits}";
        }

        var whole = digits.Length > exponent ? digits[..(exponent + 1)] : digits.PadRight(exponent + 1, '0');
        return $"{whole}.{OrZero(digits.Length > exponent ? digits[(exponent + 1)..] : "")}";
    }

    private static string OrZero(string fraction) => fraction.Length == 0 ? "0" : fraction;
}
