using System.Text;

namespace SparkPersonalization.Delta.Predicates;

/// <summary>Ranges of texts in the order of code points.</summary>
internal static class TextRange
{
    /// <summary>The least text that is above every text with a prefix, or null where there is none.</summary>
    internal static string? After(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0 && runes[^1].Value == 0x10FFFF)
        {
            runes.RemoveAt(runes.Count - 1);
        }

        if (runes.Count == 0)
        {
            return null;
        }

        // Half a surrogate pair is no character: the one after 0xD7FF is 0xE000.
        var next = runes[^1].Value == 0xD7FF ? 0xE000 : runes[^1].Value + 1;
        return string.Concat(runes.SkipLast(1).Append(new Rune(next)).Select(r => r.ToString()));
    }
}
