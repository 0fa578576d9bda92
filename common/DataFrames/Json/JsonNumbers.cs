using System.Buffers.Text;

namespace SparkPersonalization.DataFrames.Json;

/// <summary>The values of well-formed JSON numbers.</summary>
internal static class JsonNumbers
{
    private const int DigitsOfEveryLong = 18;

    // Beyond all digits that a number may have, so that larger exponents make no difference.
    private const int MaxExponent = 100_000;

    private static readonly Int128 MaxBeforeDigit = (Int128.MaxValue / 10) - 1;

    /// <summary>A number that is mathematically whole, such as <c>1.0</c> or <c>1e3</c>.</summary>
    internal static bool TryWhole(ReadOnlySpan<byte> number, bool isPlain, out long value)
    {
        if (isPlain && number.Length <= DigitsOfEveryLong)
        {
            value = Plain(number);
            return true;
        }

        var isWhole = TryUnscaled(number, 0, out var unscaled, out var isExact) && isExact && unscaled >= long.MinValue && unscaled <= long.MaxValue;
        value = isWhole ? (long)unscaled : 0;
        return isWhole;
    }

    /// <summary>The nearest double; none where that is infinite.</summary>
    internal static bool TryDouble(ReadOnlySpan<byte> number, out double value) =>
        Utf8Parser.TryParse(number, out value, out _) && double.IsFinite(value);

    /// <summary>The nearest float; none where that is infinite.</summary>
    internal static bool TryFloat(ReadOnlySpan<byte> number, out float value) =>
        Utf8Parser.TryParse(number, out value, out _) && float.IsFinite(value);

    /// <summary>A number as a decimal's unscaled one, rounded half up, away from zero; none where it has too many digits.</summary>
    internal static bool TryDecimal(ReadOnlySpan<byte> number, int scale, Int128 limit, out Int128 unscaled) =>
        TryUnscaled(number, scale, out unscaled, out _) && unscaled < limit && unscaled > -limit;

    private static long Plain(ReadOnlySpan<byte> number)
    {
        var isNegative = number[0] == (byte)'-';
        long value = 0;
        foreach (var digit in isNegative ? number[1..] : number)
        {
            value = (value * 10) + (digit - '0');
        }

        return isNegative ? -value : value;
    }

    private static bool TryUnscaled(ReadOnlySpan<byte> number, int scale, out Int128 unscaled, out bool isExact)
    {
        var isNegative = number[0] == (byte)'-';
        var mantissa = Split(isNegative ? number[1..] : number, out var exponent);
        var point = mantissa.IndexOf((byte)'.');
        var whole = point < 0 ? mantissa.Length : point;
        var isFine = TryDigits(mantissa, whole + exponent + scale, out var magnitude, out isExact);
        unscaled = isNegative ? -magnitude : magnitude;
        return isFine;
    }

    private static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> number, out int exponent)
    {
        exponent = 0;
        var e = number.IndexOfAny((byte)'e', (byte)'E');
        if (e < 0)
        {
            return number;
        }

        foreach (var digit in number[(e + 1)..].TrimStart("+-"u8))
        {
            exponent = Math.Min(MaxExponent, (exponent * 10) + (digit - '0'));
        }

        exponent = number[e + 1] == (byte)'-' ? -exponent : exponent;
        return number[..e];
    }

    // The first `kept` digits of the mantissa, followed by zeros where it has fewer, rounded by the digit after them.
    private static bool TryDigits(ReadOnlySpan<byte> mantissa, int kept, out Int128 value, out bool isExact)
    {
        value = 0;
        isExact = true;
        var index = 0;
        var roundsUp = false;
        foreach (var symbol in mantissa)
        {
            if (symbol == (byte)'.')
            {
                continue;
            }

            var digit = symbol - '0';
            if (index >= kept)
            {
                isExact &= digit == 0;
                roundsUp |= index == kept && digit >= 5;
            }
            else if (!TryAppend(ref value, digit))
            {
                return false;
            }

            index++;
        }

        for (; index < kept && value != 0; index++)
        {
            if (!TryAppend(ref value, 0))
            {
                return false;
            }
        }

        value += roundsUp ? 1 : 0;
        return true;
    }

    private static bool TryAppend(ref Int128 value, int digit)
    {
        if (value > MaxBeforeDigit)
        {
            return false;
        }

        value = (value * 10) + digit;
        return true;
    }
}
