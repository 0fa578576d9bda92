namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>Texts by their sound.</summary>
internal static class Sounds
{
    // By letter from A; 7 is skipped without ending a run of equal codes (H and W), 0 ends it (vowels).
    private const string Codes = "01230127022455012623017202";

    /// <summary>The Soundex code; a text that does not begin with a letter stays as it is.</summary>
    internal static string Soundex(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetter(text[0]))
        {
            return text;
        }

        var code = char.ToUpperInvariant(text[0]).ToString();
        var last = Code(text[0]);
        for (var i = 1; i < text.Length && code.Length < 4; i++)
        {
            if (!char.IsAsciiLetter(text[i]))
            {
                last = '0';
                continue;
            }

            var next = Code(text[i]);
            if (next == '7')
            {
                continue;
            }

            code += next != '0' && next != last ? next.ToString() : "";
            last = next;
        }

        return code.PadRight(4, '0');
    }

    private static char Code(char letter) => Codes[char.ToUpperInvariant(letter) - 'A'];
}
