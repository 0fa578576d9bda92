using System.Text;

namespace SparkPersonalization.Delta.Statistics;

/// <summary>Bounds of texts that are too long to be kept whole, in the order of code points.</summary>
internal static class StringBounds
{
    private const int LastAscii = 0x7F;
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>A text not above the given one, of at most so many code points.</summary>
    internal static string Lower(string text, int codePoints) => text[..PrefixLength(text, codePoints)];

    /// <summary>A text not below the given one. Longer by one code point than asked for, or more where the text itself has the last there is.</summary>
    internal static string Upper(string text, int codePoints)
    {
        var length = PrefixLength(text, codePoints);
        while (length < text.Length)
        {
            var next = Rune.GetRuneAt(Sound(text), length);
            if (next.Value < LastCodePoint)
            {
                return text[..length] + new Rune(next.Value < LastAscii ? LastAscii : LastCodePoint);
            }

            length += next.Utf16SequenceLength;
        }

        return text;
    }

    private static int PrefixLength(string text, int codePoints)
    {
        var length = 0;
        for (var i = 0; i < codePoints && length < text.Length; i++)
        {
            length += char.IsHighSurrogate(text[length]) && length + 1 < text.Length && char.IsLowSurrogate(text[length + 1]) ? 2 : 1;
        }

        return length;
    }

    // Half a surrogate pair is no text; what is written to a file has the replacement character for it, at the same place.
    private static string Sound(string text)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c))
            {
                return string.Concat(text.EnumerateRunes().Select(r => r.ToString()));
            }
        }

        return text;
    }
}
