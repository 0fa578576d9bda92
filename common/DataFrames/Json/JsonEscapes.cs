using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SparkPersonalization.DataFrames.Json;

/// <summary>Turns the escapes of a well-formed JSON string into UTF-8.</summary>
internal static class JsonEscapes
{
    /// <summary>Writes a string without its escapes, which never takes more bytes than it has.</summary>
    /// <param name="escaped">The bytes between the quotes.</param>
    /// <param name="target">Where to write, at least as long.</param>
    /// <param name="keepSurrogates">
    /// Whether a lone surrogate becomes three bytes of its own, which tell it from every text; else it becomes <c>?</c>, as in Spark.
    /// </param>
    /// <returns>How many bytes were written.</returns>
    internal static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> target, bool keepSurrogates)
    {
        var written = 0;
        while (true)
        {
            var plain = escaped.IndexOf((byte)'\\');
            if (plain < 0)
            {
                escaped.CopyTo(target[written..]);
                return written + escaped.Length;
            }

            escaped[..plain].CopyTo(target[written..]);
            written += plain;
            escaped = escaped[plain..];
            written += UnescapeOne(ref escaped, target[written..], keepSurrogates);
        }
    }

    private static int UnescapeOne(ref ReadOnlySpan<byte> escaped, Span<byte> target, bool keepSurrogates)
    {
        if (escaped[1] == (byte)'u')
        {
            return UnescapeUnit(ref escaped, target, keepSurrogates);
        }

        target[0] = escaped[1] switch
        {
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            var itself => itself,
        };
        escaped = escaped[2..];
        return 1;
    }

    private static int UnescapeUnit(ref ReadOnlySpan<byte> escaped, Span<byte> target, bool keepSurrogates)
    {
        var unit = Unit(escaped);
        var rest = escaped[6..];
        escaped = rest;
        if (!char.IsSurrogate(unit))
        {
            return new Rune(unit).EncodeToUtf8(target);
        }

        if (rest.StartsWith("\\u"u8) && Rune.TryCreate(unit, Unit(rest), out var pair))
        {
            escaped = rest[6..];
            return pair.EncodeToUtf8(target);
        }

        return keepSurrogates ? EncodeSurrogate(unit, target) : Replace(target);
    }

    private static char Unit(ReadOnlySpan<byte> escape) => Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'x')
        ? (char)unit
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"\\u must have four hexadecimal digits, not {Encoding.UTF8.GetString(escape.Slice(2, 4))}."));

    private static int EncodeSurrogate(char unit, Span<byte> target)
    {
        target[0] = (byte)(0xE0 | (unit >> 12));
        target[1] = (byte)(0x80 | ((unit >> 6) & 0x3F));
        target[2] = (byte)(0x80 | (unit & 0x3F));
        return 3;
    }

    private static int Replace(Span<byte> target)
    {
        target[0] = (byte)'?';
        return 1;
    }
}
