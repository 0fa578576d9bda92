using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;

namespace SparkPersonalization.Engines.DuckDb.Functions.Formats;

/// <summary>Java's printf: <c>%d %x %o %s %c %b %f %e %n %%</c> with flags, width, precision and places of arguments.</summary>
internal static partial class JavaFormat
{
    internal static string Format(string format, object?[] arguments)
    {
        var next = 0;
        return Specifier().Replace(format, match =>
        {
            var conversion = match.Groups["conversion"].Value;
            if (conversion is "%" or "n")
            {
                return conversion == "n" ? "\n" : Padded("%", match, "");
            }

            var place = match.Groups["place"] is { Success: true } p ? int.Parse(p.Value, CultureInfo.InvariantCulture) - 1 : next++;
            return place < arguments.Length ? One(match, conversion, arguments[place]) : throw Refused($"the format has no argument for {match.Value}");
        });
    }

    private static string One(Match match, string conversion, object? value)
    {
        var flags = match.Groups["flags"].Value;
        var precision = match.Groups["precision"] is { Success: true } p ? int.Parse(p.Value, CultureInfo.InvariantCulture) : (int?)null;
        var text = conversion.ToUpperInvariant() switch
        {
            _ when value is null => Cut(conversion is "b" or "B" ? "false" : "null", precision),
            "D" => Signed(Whole(value, match), flags, flags.Contains(',', StringComparison.Ordinal) ? "N0" : "D"),
            "X" => Unsigned(value, match, "x"),
            "O" => Convert.ToString((long)Whole(value, match), 8),
            "F" => Real(value, precision ?? 6, flags, match),
            "E" => Exponent(value, precision ?? 6, match),
            "C" => value is string { Length: > 0 } s ? s[..1] : char.ConvertFromUtf32((int)Whole(value, match)),
            "B" => value is bool flag ? (flag ? "true" : "false") : "true",
            "S" => Cut(Text(value), precision),
            _ => throw Refused($"the conversion {match.Value} is not known"),
        };
        return Padded(char.IsUpper(conversion[0]) ? text.ToUpperInvariant() : text, match, value is null or string ? flags.Replace("0", "", StringComparison.Ordinal) : flags);
    }

    private static string Padded(string text, Match match, string flags)
    {
        if (match.Groups["width"] is not { Success: true } w)
        {
            return text;
        }

        var width = int.Parse(w.Value, CultureInfo.InvariantCulture);
        if (match.Groups["flags"].Value.Contains('-', StringComparison.Ordinal))
        {
            return text.PadRight(width);
        }

        var sign = flags.Contains('0', StringComparison.Ordinal) && text.Length > 0 && text[0] is '-' or '+' ? text[..1] : "";
        return flags.Contains('0', StringComparison.Ordinal) ? sign + text[sign.Length..].PadLeft(width - sign.Length, '0') : text.PadLeft(width);
    }

    private static string Signed(BigInteger value, string flags, string format) =>
        (value.Sign >= 0 ? flags.Contains('+', StringComparison.Ordinal) ? "+" : flags.Contains(' ', StringComparison.Ordinal) ? " " : "" : "")
        + value.ToString(format, CultureInfo.InvariantCulture);

    private static string Unsigned(object value, Match match, string format) => value switch
    {
        long v => v.ToString(format, CultureInfo.InvariantCulture),
        int v => v.ToString(format, CultureInfo.InvariantCulture),
        _ => ((long)Whole(value, match)).ToString(format, CultureInfo.InvariantCulture),
    };

    private static string Real(object value, int digits, string flags, Match match)
    {
        var (unscaled, scale) = (value is float or double or decimal or System.Data.SqlTypes.SqlDecimal ? NumberTexts.Exact(value) : null) ?? throw Refused($"{Text(value)} does not fit {match.Value}");
        var rounded = DecimalText.Rescale(unscaled, scale, digits);
        var plain = DecimalText.Plain(BigInteger.Abs(rounded), digits);
        var sign = rounded.Sign < 0 || unscaled.Sign < 0 || value is double d && double.IsNegative(d) || value is float f && float.IsNegative(f) ? "-" : flags.Contains('+', StringComparison.Ordinal) ? "+" : "";
        var parts = plain.Split('.');
        var whole = flags.Contains(',', StringComparison.Ordinal) ? BigInteger.Parse(parts[0], CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture) : parts[0];
        return sign + whole + (parts.Length > 1 ? "." + parts[1] : "");
    }

    private static string Exponent(object value, int digits, Match match) => value is float or double
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString($"0.{new string('0', digits)}e+00", CultureInfo.InvariantCulture)
        : throw Refused($"{Text(value)} does not fit {match.Value}");

    private static BigInteger Whole(object value, Match match) => value is sbyte or short or int or long
        ? new BigInteger(Convert.ToInt64(value, CultureInfo.InvariantCulture))
        : throw Refused($"{Text(value)} does not fit {match.Value}");

    private static string Text(object value) => value switch
    {
        double d => JavaNumbers.ToString(d),
        float f => JavaNumbers.ToString(f),
        bool b => b ? "true" : "false",
        object?[] elements => $"[{string.Join(',', elements.Select(Element))}]",
        Row row => $"[{string.Join(',', row.Values.Select(Element))}]",
        IReadOnlyDictionary<object, object?> map => $"keys: {Text(map.Keys.ToArray())}, values: {Text(map.Values.ToArray())}",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Element(object? value) => value is null ? "null" : Text(value);

    private static string Cut(string text, int? precision) => precision is { } p && p < text.Length ? text[..p] : text;

    private static SparkException Refused(string why) => new("INVALID_PARAMETER_VALUE.STRING_FORMAT", $"The format of format_string is not valid: {why}.");

    [GeneratedRegex(@"%(?:(?<place>\d+)\$)?(?<flags>[-#+ 0,(]*)(?<width>\d+)?(?:\.(?<precision>\d+))?(?<conversion>[a-zA-Z%])")]
    private static partial Regex Specifier();
}
