namespace SparkPersonalization.DataFrames.Json;

/// <summary>
/// Dates and times of RFC 3339, strictly: four digits of the year, <c>T</c> between date and time, seconds, an offset up to 23:59 or
/// <c>Z</c> (the letters in either case), no leap second, no day that its month has not.
/// </summary>
internal static class JsonTimes
{
    private const int DateLength = 10;
    private const int TimeLength = 8;
    private const int DaysToEpoch = 719_468;
    private const long MicrosPerSecond = 1_000_000;

    /// <summary>A date, as days since 1970-01-01.</summary>
    internal static bool TryDate(ReadOnlySpan<byte> text, out int days)
    {
        days = 0;
        if (text.Length != DateLength || text[4] != (byte)'-' || text[7] != (byte)'-'
            || !TryDigits(text[..4], 9999, out var year) || !TryDigits(text[5..7], 12, out var month) || !TryDigits(text[8..], 31, out var day)
            || month == 0 || day == 0 || day > DaysIn(year, month))
        {
            return false;
        }

        days = Days(year, month, day);
        return true;
    }

    /// <summary>A date and time with its offset, as microseconds since 1970 in UTC. What is finer is cut off.</summary>
    internal static bool TryTimestamp(ReadOnlySpan<byte> text, out long micros)
    {
        micros = 0;
        if (text.Length <= DateLength + TimeLength || !TryDate(text[..DateLength], out var days) || (text[DateLength] | 0x20) != 't'
            || !TryTime(text.Slice(DateLength + 1, TimeLength), out var seconds))
        {
            return false;
        }

        var rest = text[(DateLength + 1 + TimeLength)..];
        if (!TryFraction(ref rest, out var fraction) || !TryOffset(rest, out var offset))
        {
            return false;
        }

        micros = (((days * 86_400L) + seconds - offset) * MicrosPerSecond) + fraction;
        return true;
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text[2] != (byte)':' || text[5] != (byte)':'
            || !TryDigits(text[..2], 23, out var hour) || !TryDigits(text[3..5], 59, out var minute) || !TryDigits(text[6..], 59, out var second))
        {
            return false;
        }

        seconds = (((hour * 60) + minute) * 60) + second;
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> text, out long micros)
    {
        micros = 0;
        if (text.Length == 0 || text[0] != (byte)'.')
        {
            return true;
        }

        var length = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length <= 0)
        {
            return false;
        }

        for (var i = 1; i <= 6; i++)
        {
            micros = (micros * 10) + (i <= length ? text[i] - '0' : 0);
        }

        text = text[(length + 1)..];
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text.Length == 1)
        {
            return (text[0] | 0x20) == 'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != (byte)':'
            || !TryDigits(text[1..3], 23, out var hours) || !TryDigits(text[4..], 59, out var minutes))
        {
            return false;
        }

        seconds = ((hours * 60) + minutes) * (text[0] == (byte)'-' ? -60 : 60);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, int max, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return value <= max;
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    // .NET's calendar begins with year 1, RFC 3339's with 0. Months are counted from March, so that the leap day is a year's last.
    private static int Days(int year, int month, int day)
    {
        var shifted = month > 2 ? year : year - 1;
        var era = (shifted >= 0 ? shifted : shifted - 399) / 400;
        var yearOfEra = shifted - (era * 400);
        var dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        return (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - DaysToEpoch;
    }
}
