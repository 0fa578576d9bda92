using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SparkPersonalization.DataFrames.Json;

/// <summary>
/// Reads the tokens of RFC 8259 from bytes that are known to be UTF-8. A method that returns false has met what is no JSON, and the position
/// has no meaning then.
/// </summary>
internal ref struct JsonText(ReadOnlySpan<byte> bytes)
{
    /// <summary>The most digits that a number may have, as of Spark's parser.</summary>
    internal const int MaxDigits = 1_000;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    /// <summary>All bytes.</summary>
    internal readonly ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Where the next token is, or white space before it.</summary>
    internal readonly int Position => _position;

    /// <summary>Goes over white space.</summary>
    /// <returns>The byte at which a token begins; 0, with which none does, at the end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte Peek()
    {
        while ((uint)_position < (uint)_bytes.Length)
        {
            var next = _bytes[_position];
            if (next > (byte)' ')
            {
                return next;
            }

            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return 0;
            }

            _position++;
        }

        return 0;
    }

    /// <summary>Goes over white space; tells whether that was all.</summary>
    internal bool IsAtEnd() => Peek() == 0 && _position == _bytes.Length;

    /// <summary>Goes over white space and a punctuation mark, if it comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryTake(byte mark)
    {
        if (Peek() != mark)
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Reads <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    internal bool TryTake(ReadOnlySpan<byte> word)
    {
        if (!_bytes[_position..].StartsWith(word))
        {
            return false;
        }

        _position += word.Length;
        return true;
    }

    /// <summary>Reads a string, at whose opening quote the position is.</summary>
    internal bool TryString(out JsonToken content)
    {
        var start = ++_position;
        var plain = true;
        while (true)
        {
            var stop = NextStop();
            if ((uint)stop >= (uint)_bytes.Length || _bytes[stop] < (byte)' ')
            {
                content = default;
                return false;
            }

            _position = stop + 1;
            if (_bytes[stop] == (byte)'"')
            {
                content = new JsonToken(start, stop - start, plain);
                return true;
            }

            plain = false;
            if (!TryEscape())
            {
                content = default;
                return false;
            }
        }
    }

    /// <summary>Reads a number, at whose first byte the position is; plain is one of digits and sign alone.</summary>
    internal bool TryNumber(out JsonToken number)
    {
        var start = _position;
        if (_bytes[_position] == (byte)'-')
        {
            _position++;
        }

        var first = _position;
        var digits = Digits();
        var isWellFormed = digits == 1 || (digits > 1 && _bytes[first] != (byte)'0');
        var isPlain = true;
        if (isWellFormed && IsAt((byte)'.'))
        {
            isPlain = false;
            _position++;
            isWellFormed = AddDigits(ref digits);
        }

        if (isWellFormed && (IsAt((byte)'e') || IsAt((byte)'E')))
        {
            isPlain = false;
            _position++;
            if (IsAt((byte)'+') || IsAt((byte)'-'))
            {
                _position++;
            }

            isWellFormed = AddDigits(ref digits);
        }

        number = new JsonToken(start, _position - start, isPlain);
        return isWellFormed && digits <= MaxDigits;
    }

    private static bool IsHex(byte digit) => char.IsAsciiHexDigit((char)digit);

    private readonly bool IsAt(byte mark) => (uint)_position < (uint)_bytes.Length && _bytes[_position] == mark;

    private bool AddDigits(ref int digits)
    {
        var more = Digits();
        digits += more;
        return more > 0;
    }

    private int Digits()
    {
        var start = _position;
        while ((uint)_position < (uint)_bytes.Length && (uint)(_bytes[_position] - '0') <= 9)
        {
            _position++;
        }

        return _position - start;
    }

    // Past a backslash.
    private bool TryEscape()
    {
        if (_position >= _bytes.Length)
        {
            return false;
        }

        switch (_bytes[_position++])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return true;
            case (byte)'u':
                var digits = _bytes[_position..];
                _position += 4;
                return digits.Length >= 4 && IsHex(digits[0]) && IsHex(digits[1]) && IsHex(digits[2]) && IsHex(digits[3]);
            default:
                return false;
        }
    }

    // The next quote, backslash or control character, or the end.
    private readonly int NextStop()
    {
        var at = _position;
        ref var start = ref MemoryMarshal.GetReference(_bytes);
        for (; at <= _bytes.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var block = Vector128.LoadUnsafe(ref start, (nuint)at);
            var stops = Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '));
            if (stops != Vector128<byte>.Zero)
            {
                return at + System.Numerics.BitOperations.TrailingZeroCount(stops.ExtractMostSignificantBits());
            }
        }

        while (at < _bytes.Length && _bytes[at] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
        {
            at++;
        }

        return at;
    }
}
