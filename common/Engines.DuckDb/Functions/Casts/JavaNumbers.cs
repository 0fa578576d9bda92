using System.Globalization;

namespace SparkPersonalization.Engines.DuckDb.Functions.Casts;

/// <summary>Real numbers as Java prints them: the shortest digits that read back as the same number, with an exponent from 1.0E7 and below 0.001.</summary>
internal static class JavaNumbers
{
    internal static string Text(double value) => value switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        double.NaN => "NaN",
        0 => double.IsNegative(value) ? "-0.0" : "0.0",
        _ => Layout(value.ToString("E16", CultureInfo.InvariantCulture), value.ToString("R", CultureInfo.InvariantCulture)),
    };

    internal static string Text(float value) => value switch
    {
        float.PositiveInfinity => "Infinity",
        float.NegativeInfinity => "-Infinity",
        float.NaN => "NaN",
        0 => float.IsNegative(value) ? "-0.0" : "0.0",
        _ => Layout(value.ToString("E8", CultureInfo.InvariantCulture), value.ToString("R", CultureInfo.InvariantCulture)),
    };

    private static string Layout(string scientific, string shortest)
    {
        var exponent = int.Parse(scientific.AsSpan()[(scientific.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        var sign = shortest[0] == '-' ? "-" : "";
        var mantissa = shortest.Split('E')[0].TrimStart('-');
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        return sign + (exponent is >= -3 and < 7 ? Plain(digits, exponent) : Scientific(digits, exponent));
    }

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        var whole = digits.PadRight(exponent + 1, '0');
        var fraction = whole[(exponent + 1)..];
        return $"{whole[..(exponent + 1)]}.{(fraction.Length == 0 ? "0" : fraction)}";
    }

    private static string Scientific(string digits, int exponent) =>
        string.Create(CultureInfo.InvariantCulture, $"{digits[0]}.{(digits.Length == 1 ? "0" : digits[1..])}E{exponent}");
}
