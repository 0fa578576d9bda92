using System.Globalization;
using System.Text;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>Paths as addresses, as Java writes them: what an address cannot have is escaped, but for letters of any script.</summary>
internal static class FileAddress
{
    private const string Allowed = "-_.!~'()*;:@&=+$,/";

    /// <summary>The address of a file.</summary>
    internal static string Of(string path) => "file:" + Escaped(path);

    /// <summary>The last part of the address.</summary>
    internal static string Name(string path) => Escaped(Path.GetFileName(path));

    private static string Escaped(string text)
    {
        if (text.All(IsAllowed))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = IsAllowed(c) ? escaped.Append(c) : escaped.Append(CultureInfo.InvariantCulture, $"%{(int)c:X2}");
        }

        return escaped.ToString();
    }

    private static bool IsAllowed(char c) => c > '\x7F' || char.IsAsciiLetterOrDigit(c) || Allowed.Contains(c, StringComparison.Ordinal);
}
