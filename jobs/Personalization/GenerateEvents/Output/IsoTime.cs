using System.Globalization;

namespace SparkPersonalization.Personalization.GenerateEvents.Output;

/// <summary>Instants as ISO 8601 text with milliseconds, such as <c>2025-03-03T09:15:00.250Z</c> or with an offset.</summary>
internal sealed class IsoTime
{
    internal const int MaxLength = 29;

    private readonly byte[] _text = new byte[MaxLength];
    private long _day = long.MinValue;

    /// <summary>The text in UTF-8, valid until the next call.</summary>
    internal ReadOnlySpan<byte> Format(long time, int offsetMinutes)
    {
        var local = time + offsetMinutes * Period.Minute;
        var day = Math.DivRem(local, Period.Day, out var ofDay);
        if (day != _day)
            FormatDay(day);
        FormatClock((int)ofDay);
        return _text.AsSpan(0, FormatOffset(offsetMinutes));
    }

    // Instants of one visit share the day, so it is formatted only where it changes.
    private void FormatDay(long day)
    {
        _day = day;
        DateTime.UnixEpoch.AddDays(day).TryFormat(_text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        _text[10] = (byte)'T';
    }

    private void FormatClock(int ofDay)
    {
        Digits(11, ofDay / (int)Period.Hour);
        _text[13] = (byte)':';
        Digits(14, ofDay / (int)Period.Minute % 60);
        _text[16] = (byte)':';
        Digits(17, ofDay / 1_000 % 60);
        _text[19] = (byte)'.';
        _text[20] = (byte)('0' + ofDay % 1_000 / 100);
        Digits(21, ofDay % 100);
    }

    private int FormatOffset(int minutes)
    {
        if (minutes == 0)
        {
            _text[23] = (byte)'Z';
            return 24;
        }
        var size = Math.Abs(minutes);
        _text[23] = minutes < 0 ? (byte)'-' : (byte)'+';
        Digits(24, size / 60);
        _text[26] = (byte)':';
        Digits(27, size % 60);
        return MaxLength;
    }

    private void Digits(int at, int value)
    {
        _text[at] = (byte)('0' + value / 10);
        _text[at + 1] = (byte)('0' + value % 10);
    }
}
