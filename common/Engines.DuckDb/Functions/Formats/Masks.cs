using System.Text;

namespace SparkPersonalization.Engines.DuckDb.Functions.Formats;

/// <summary>Texts made unreadable.</summary>
internal static class Masks
{
    /// <summary>A text with its letters and digits replaced; a null in a replacement's place leaves the characters as they are.</summary>
    internal static object? Mask(object?[] arguments)
    {
        if (arguments[0] is not string text)
        {
            return null;
        }

        string? Replacement(int index, string? otherwise) => arguments.Length > index ? (string?)arguments[index] : otherwise;
        var (upper, lower, digit, other) = (Replacement(1, "X"), Replacement(2, "x"), Replacement(3, "n"), Replacement(4, null));
        var masked = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var replacement = Rune.IsUpper(rune) ? upper : Rune.IsLower(rune) ? lower : Rune.IsDigit(rune) ? digit : other;
            masked.Append(replacement ?? rune.ToString());
        }

        return masked.ToString();
    }
}
