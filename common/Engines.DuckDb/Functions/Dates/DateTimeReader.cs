using System.Globalization;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Functions.Dates;

/// <summary>Reads a text part by part.</summary>
internal sealed class DateTimeReader(string text)
{
    private int _at;

    internal bool AtEnd => _at == text.Length;

    internal char Peek => AtEnd ? '\0' : text[_at];

    internal string Rest => text[_at..];

    /// <summary>Whether the date that was read named its day, not only year or month.</summary>
    internal bool HasDay { get; private set; }

    internal bool Take(char wanted)
    {
        if (Peek != wanted || AtEnd)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>A year, a year and month, or a whole date; null where there is none.</summary>
    internal Date? Date()
    {
        var sign = Take('-') ? -1 : Take('+') ? 1 : 1;
        if (Number(4, 6) is not { } year)
        {
            return null;
        }

        var month = 1;
        var day = 1;
        if (Take('-'))
        {
            if (Number(1, 2) is not { } m)
            {
                return null;
            }

            month = m;
            if (Take('-'))
            {
                if (Number(1, 2) is not { } d)
                {
                    return null;
                }

                day = d;
                HasDay = true;
            }
        }

        return Calendar.ToDate(sign * year, month, day);
    }

    /// <summary>A time of day in microseconds; null where there is none.</summary>
    internal long? Time()
    {
        if (Number(1, 2) is not { } hour || hour > 23)
        {
            return null;
        }

        var minute = 0;
        var second = 0;
        var fraction = 0L;
        if (Take(':'))
        {
            if (Number(1, 2) is not { } m || m > 59)
            {
                return null;
            }

            minute = m;
            if (Take(':'))
            {
                if (Number(1, 2) is not { } s || s > 59)
                {
                    return null;
                }

                second = s;
                fraction = Take('.') ? Fraction() : 0;
            }
        }

        return (((((hour * 60L) + minute) * 60) + second) * 1_000_000) + fraction;
    }

    /// <summary>A number of some digits; null where there are fewer or more.</summary>
    internal int? Number(int min, int max)
    {
        var start = _at;
        while (char.IsAsciiDigit(Peek))
        {
            _at++;
        }

        var length = _at - start;
        return length >= min && length <= max ? int.Parse(text.AsSpan(start, length), CultureInfo.InvariantCulture) : null;
    }

    private long Fraction()
    {
        var start = _at;
        while (char.IsAsciiDigit(Peek))
        {
            _at++;
        }

        var digits = text.AsSpan(start, Math.Min(_at - start, 6)).ToString().PadRight(6, '0');
        return long.Parse(digits, CultureInfo.InvariantCulture);
    }
}
