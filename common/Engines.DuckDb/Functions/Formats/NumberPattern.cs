using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Maths;

namespace SparkPersonalization.Engines.DuckDb.Functions.Formats;

/// <summary>A format of numbers such as <c>$99,999.00S</c> (Spark's documentation, "Number Pattern").</summary>
internal sealed partial class NumberPattern
{
    private static readonly ConcurrentDictionary<string, NumberPattern> Known = new(StringComparer.Ordinal);
    private readonly string _format;
    private readonly string _whole;
    private readonly string _fraction;
    private readonly string _sign;
    private readonly bool _isSignFirst;
    private readonly bool _hasCurrency;

    private NumberPattern(string format)
    {
        var match = Shape().Match(format.ToUpperInvariant());
        if (!match.Success)
        {
            throw new SparkException("INVALID_FORMAT.UNEXPECTED_TOKEN", $"The format '{format}' is invalid: it has digits 0 and 9, commas or G, one point or D, $, and S, MI or PR.");
        }

        _format = format;
        _whole = match.Groups["whole"].Value.Replace('G', ',');
        _fraction = match.Groups["fraction"].Value;
        _isSignFirst = match.Groups["first"].Length > 0;
        _sign = _isSignFirst ? match.Groups["first"].Value : match.Groups["last"].Value;
        _hasCurrency = match.Groups["currency"].Length > 0;
    }

    internal static NumberPattern Of(string format) => Known.GetOrAdd(format, f => new NumberPattern(f));

    /// <summary>Reads a text.</summary>
    /// <exception cref="SparkException">The text does not fit the format.</exception>
    internal object Parse(string text)
    {
        var match = Reader().Match(text.Trim());
        var digits = match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal);
        var fraction = match.Groups["fraction"].Value;
        if (!match.Success || digits.Length > Digits(_whole) || fraction.Length > _fraction.Length || digits.Length + fraction.Length == 0
            || (_sign.Length == 0 && match.Groups["sign"].Length + match.Groups["after"].Length > 0) || (match.Groups["currency"].Length > 0 && !_hasCurrency))
        {
            throw new SparkException("INVALID_FORMAT.MISMATCH_INPUT", $"The format is invalid: '{_format}'. The input STRING '{text}' does not match the format.");
        }

        var isNegative = match.Groups["sign"].Value == "-" || match.Groups["after"].Value == "-" || match.Groups["bracket"].Length > 0;
        var unscaled = BigInteger.Parse("0" + digits + fraction.PadRight(_fraction.Length, '0'), CultureInfo.InvariantCulture);
        return Decimals.Box((Int128)(isNegative ? -unscaled : unscaled), (byte)_fraction.Length);
    }

    /// <summary>Writes a number; number signs where it does not fit.</summary>
    internal string Format(object value)
    {
        var (unscaled, scale) = NumberTexts.Exact(value) ?? throw new SparkException("INVALID_FORMAT.MISMATCH_INPUT", "NaN and infinite numbers have no format.");
        var rounded = DecimalText.Rescale(unscaled, scale, _fraction.Length);
        var digits = BigInteger.Abs(rounded).ToString(CultureInfo.InvariantCulture).PadLeft(_fraction.Length + 1, '0');
        var whole = digits[..^_fraction.Length];
        var body = whole.TrimStart('0').Length > Digits(_whole)
            ? new string('#', _whole.Length) + (_fraction.Length > 0 ? "." + new string('#', _fraction.Length) : "")
            : Whole(whole.TrimStart('0')) + (_fraction.Length > 0 ? "." + digits[^_fraction.Length..] : "");
        return Signed(body, rounded.Sign < 0);
    }

    private string Signed(string body, bool isNegative)
    {
        var blanks = body.Length - body.TrimStart(' ').Length;
        var number = (_hasCurrency ? "$" : "") + body[blanks..];
        var sign = (_sign, isNegative) switch
        {
            ("S", false) => "+",
            ("S" or "MI", true) => "-",
            ("MI", false) => " ",
            _ => "",
        };
        return _sign == "PR" ? new string(' ', blanks) + (isNegative ? $"<{number}>" : number)
            : _isSignFirst || _sign.Length == 0 ? new string(' ', blanks) + sign + number
            : new string(' ', blanks) + number + sign;
    }

    // From right to left: a zero shows a digit in any case, a nine only where there is one.
    private string Whole(string digits)
    {
        var text = new StringBuilder();
        var left = digits.Length;
        var firstZero = _whole.IndexOf('0', StringComparison.Ordinal);
        for (var i = _whole.Length - 1; i >= 0; i--)
        {
            var isShown = left > 0 || (firstZero >= 0 && i >= firstZero);
            text.Insert(0, _whole[i] == ',' ? (isShown ? ',' : ' ') : left > 0 ? digits[--left] : isShown ? '0' : ' ');
        }

        return text.ToString();
    }

    private static int Digits(string part) => part.Count(c => c is '0' or '9');

    [GeneratedRegex(@"^(?<first>S|MI)?(?<currency>\$)?(?<whole>[09,G]*)(?:[.D](?<fraction>[09]*))?(?<last>S|MI|PR)?$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(?<bracket><)?(?<sign>[-+])?(?<currency>\$)?(?<whole>[0-9,]*)(?:\.(?<fraction>[0-9]*))?(?<after>[-+])?>?$")]
    private static partial Regex Reader();
}
