using System.Globalization;
using System.Text;

namespace SparkPersonalization.Engines.DuckDb.Functions.Json;

/// <summary>Texts as JSON strings, with the escapes that Spark's writer makes, and no others.</summary>
internal static class JsonStrings
{
    /// <param name="json">Where the text goes.</param>
    /// <param name="text">The text.</param>
    /// <param name="isAscii">Whether characters beyond ASCII are escaped too.</param>
    internal static void Append(StringBuilder json, string text, bool isAscii = false)
    {
        json.Append('"');
        foreach (var c in text)
        {
            if (isAscii && c > '\x7E')
            {
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
                continue;
            }

            AppendEscaped(json, c);
        }

        json.Append('"');
    }

    private static void AppendEscaped(StringBuilder json, char c)
    {
        switch (c)
        {
            case '"' or '\\':
                json.Append('\\').Append(c);
                break;
            case '\b':
                json.Append("\\b");
                break;
            case '\f':
                json.Append("\\f");
                break;
            case '\n':
                json.Append("\\n");
                break;
            case '\r':
                json.Append("\\r");
                break;
            case '\t':
                json.Append("\\t");
                break;
            case < ' ':
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
                break;
            default:
                json.Append(c);
                break;
        }
    }
}
