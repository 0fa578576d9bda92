using System.Globalization;

namespace SparkPersonalization.Delta.Statistics;

/// <summary>Floating numbers as Java writes them, which Spark and so Delta does: <c>1.0</c>, <c>1.0E10</c>, <c>NaN</c>, <c>Infinity</c>.</summary>
internal static class JavaNumber
{
    internal static string Format(double number) => Format(number, number.ToString("R", CultureInfo.InvariantCulture));

    internal static string Format(float number) => Format(number, number.ToString("R", CultureInfo.InvariantCulture));

    internal static double? TryParse(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" or "+Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    private static string Format(double number, string shortest)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        if (number == 0)
        {
            return double.IsNegative(number) ? "-0.0" : "0.0";
        }

        var (sign, digits, exponent) = Parts(shortest);
        return sign + (exponent is >= -3 and < 7 ? Plain(digits, exponent) : $"{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>The significant digits, and the power of ten of the first.</summary>
    private static (string Sign, string Digits, int Exponent) Parts(string shortest)
    {
        var sign = shortest[0] == '-' ? "-" : "";
        var text = shortest[sign.Length..];
        var e = text.IndexOf('E');
        var power = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var all = point < 0 ? mantissa : whole + mantissa[(point + 1)..];
        var leading = all.Length - all.TrimStart('0').Length;
        return (sign, all.Trim('0') is { Length: > 0 } digits ? digits : "0", power + whole.Length - 1 - leading);
    }

    private static string Plain(string digits, int exponent) => exponent < 0
        ? "0." + new string('0', -exponent - 1) + digits
        : digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0') + ".0"
            : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
}
