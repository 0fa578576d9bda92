using System.Text;

namespace SparkPersonalization.JobModel;

/// <summary>Names in C# and on the command line.</summary>
internal static class KebabCase
{
    /// <summary><c>RefineEvents</c> gives <c>refine-events</c>; a run of capitals is one word: <c>UseHTTPCache</c> gives <c>use-http-cache</c>.</summary>
    internal static string From(string pascal)
    {
        var text = new StringBuilder(pascal.Length + 8);
        for (var i = 0; i < pascal.Length; i++)
        {
            if (i > 0 && StartsWord(pascal, i))
                text.Append('-');
            text.Append(char.ToLowerInvariant(pascal[i]));
        }
        return text.ToString();
    }

    /// <summary><c>refine-events</c> gives <c>REFINE_EVENTS</c>.</summary>
    internal static string ToEnvironment(string kebab) => kebab.Replace('-', '_').ToUpperInvariant();

    private static bool StartsWord(string text, int i) =>
        char.IsUpper(text[i]) && (!char.IsUpper(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1])));
}
