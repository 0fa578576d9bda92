using System.Globalization;
using System.Numerics;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;

namespace SparkPersonalization.Engines.DuckDb.Functions.Casts;

/// <summary>Texts as numbers and booleans, by the rules of Spark's casts. Blanks and control characters around them do not count.</summary>
internal static class TypedParsers
{
    internal static ReadOnlySpan<char> Trim(string text)
    {
        var span = text.AsSpan();
        while (span.Length > 0 && IsBlank(span[0]))
        {
            span = span[1..];
        }

        while (span.Length > 0 && IsBlank(span[^1]))
        {
            span = span[..^1];
        }

        return span;
    }

    /// <summary>A whole number in decimal digits with an optional sign; null where the text is none or is out of bounds.</summary>
    internal static long? Whole(string text, long min, long max) =>
        long.TryParse(Trim(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : null;

    /// <summary>A real number as Java reads it: also <c>inf</c>, <c>NaN</c>, and a last letter <c>d</c> or <c>f</c>.</summary>
    internal static double? Real(string text)
    {
        var span = Trim(text);
        if (Named(span) is { } named)
        {
            return named;
        }

        if (span.Length > 1 && span[^1] is 'd' or 'D' or 'f' or 'F')
        {
            span = span[..^1];
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return span.Length > 0 && (char.IsAsciiDigit(span[^1]) || span[^1] == '.') && double.TryParse(span, Style, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    /// <summary>A decimal number; null where the text is none.</summary>
    internal static (BigInteger Unscaled, int Scale)? Decimal(string text) => DecimalText.Parse(Trim(text));

    internal static bool? Boolean(string text) => Trim(text).ToString().ToUpperInvariant() switch
    {
        "T" or "TRUE" or "Y" or "YES" or "1" => true,
        "F" or "FALSE" or "N" or "NO" or "0" => false,
        _ => null,
    };

    private static bool IsBlank(char c) => c <= ' ' || char.IsControl(c);

    private static double? Named(ReadOnlySpan<char> text) => text.ToString().ToUpperInvariant() switch
    {
        "INF" or "+INF" or "INFINITY" or "+INFINITY" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        "NAN" => double.NaN,
        _ => null,
    };
}
