using System.Text;
using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>Parts of URLs, as Java's URI gives them, and their escapes.</summary>
internal static partial class Urls
{
    /// <summary>URL, part, and the key of a query's value.</summary>
    internal static object? Part(object?[] a)
    {
        if (a[0] is not string url || a[1] is not string part || (a.Length > 2 && a[2] is null))
        {
            return null;
        }

        var match = Shape().Match(url);
        if (!match.Success || url.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`'))
        {
            throw new SparkException("INVALID_URL", $"The url is invalid: {url}. Use `try_parse_url` to tolerate invalid URL and return NULL instead.");
        }

        return a.Length > 2 ? part == "QUERY" ? QueryValue(match.Groups["query"].Value, (string)a[2]!) : null : part switch
        {
            "HOST" => Group(match, "host"),
            "PATH" => match.Groups["path"].Value,
            "QUERY" => Group(match, "query"),
            "REF" => Group(match, "ref"),
            "PROTOCOL" => Group(match, "scheme"),
            "AUTHORITY" => Group(match, "authority"),
            "USERINFO" => Group(match, "user"),
            "FILE" => match.Groups["path"].Value + (match.Groups["query"].Success ? "?" + match.Groups["query"].Value : ""),
            _ => null,
        };
    }

    /// <summary>A text without percent escapes; a plus is a blank.</summary>
    internal static string Decode(string text)
    {
        if (BadEscape().IsMatch(text))
        {
            throw new SparkException("CANNOT_DECODE_URL", $"The provided URL cannot be decoded: {text}. Please ensure that the URL is properly formatted and try again.");
        }

        return Encoding.UTF8.GetString(Bytes(text.Replace('+', ' ')));
    }

    private static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1));
                i += char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 1 : 0;
            }
        }

        return [.. bytes];
    }

    private static string? QueryValue(string query, string key) => query.Split('&')
        .Select(pair => pair.Split('=', 2)).FirstOrDefault(pair => pair[0] == key && pair.Length == 2)?[1];

    private static string? Group(Match match, string name) => match.Groups[name] is { Success: true } g ? g.Value : null;

    [GeneratedRegex(@"^(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?(?://(?<authority>(?:(?<user>[^/?#@]*)@)?(?<host>\[[^\]]*\]|[^/?#:]*)(?::\d*)?))?(?<path>[^?#]*)(?:\?(?<query>[^#]*))?(?:#(?<ref>.*))?$")]
    private static partial Regex Shape();

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})")]
    private static partial Regex BadEscape();
}
