using System.Globalization;
using System.Numerics;

namespace SparkPersonalization.Engines.DuckDb.Functions.Formats;

/// <summary>Numbers between bases from 2 to 36, as unsigned 64-bit numbers; a negative base to give asks for a signed one.</summary>
internal static class NumberBases
{
    internal static string? Convert(string text, int from, int to)
    {
        if (from is < 2 or > 36 || Math.Abs(to) is < 2 or > 36 || text.Trim().Length == 0)
        {
            return null;
        }

        var trimmed = text.Trim();
        var isNegative = trimmed[0] == '-';
        var value = Read(isNegative ? trimmed[1..] : trimmed, from);
        if (value > ulong.MaxValue)
        {
            throw SparkErrors.Overflow($"Converting {text} from base {from}");
        }

        var number = (ulong)value;
        if (to > 0)
        {
            return Digits(isNegative ? unchecked(0 - number) : number, to);
        }

        var signed = unchecked((long)(isNegative ? 0 - number : number));
        return signed < 0 ? "-" + Digits((ulong)-(Int128)signed, -to) : Digits((ulong)signed, -to);
    }

    // Up to the first character that is no digit of the base.
    private static BigInteger Read(string text, int radix)
    {
        var value = BigInteger.Zero;
        foreach (var c in text)
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetter(c) ? char.ToUpper(c, CultureInfo.InvariantCulture) - 'A' + 10 : 99;
            if (digit >= radix)
            {
                break;
            }

            value = (value * radix) + digit;
        }

        return value;
    }

    private static string Digits(ulong value, int radix)
    {
        var text = "";
        do
        {
            text = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(int)(value % (ulong)radix)] + text;
            value /= (ulong)radix;
        }
        while (value > 0);
        return text;
    }
}
