using System.Buffers.Binary;

namespace SparkPersonalization.Delta.DeletionVectors;

/// <summary>Bytes as text, five characters for each four bytes (ZeroMQ RFC 32).</summary>
internal static class Z85
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
    private const int Base = 85;

    /// <summary>The text of bytes. Bytes that are no multiple of four are filled up with zeros, as Delta does.</summary>
    internal static string Encode(ReadOnlySpan<byte> bytes)
    {
        var padded = new byte[(bytes.Length + 3) / 4 * 4];
        bytes.CopyTo(padded);
        var text = new char[padded.Length / 4 * 5];
        for (var group = 0; group < padded.Length / 4; group++)
        {
            var number = BinaryPrimitives.ReadUInt32BigEndian(padded.AsSpan(4 * group));
            for (var place = 4; place >= 0; place--)
            {
                text[(5 * group) + place] = Digits[(int)(number % Base)];
                number /= Base;
            }
        }

        return new string(text);
    }

    /// <summary>The bytes of a text.</summary>
    /// <exception cref="FormatException">The text is not of this form.</exception>
    internal static byte[] Decode(ReadOnlySpan<char> text)
    {
        if (text.Length % 5 != 0)
        {
            throw new FormatException($"A text of {text.Length} characters is no multiple of five.");
        }

        var bytes = new byte[text.Length / 5 * 4];
        for (var group = 0; group < text.Length / 5; group++)
        {
            var number = 0L;
            foreach (var character in text.Slice(5 * group, 5))
            {
                var digit = Digits.IndexOf(character, StringComparison.Ordinal);
                number = digit < 0 ? throw new FormatException($"'{character}' is none of its characters.") : (number * Base) + digit;
            }

            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 * group), number <= uint.MaxValue ? (uint)number : throw new FormatException("Five characters are too large a number."));
        }

        return bytes;
    }
}
