using System.Globalization;
using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Functions.Texts;

/// <summary>Bytes as texts and texts as bytes: base 64, hexadecimal, character sets, URLs.</summary>
internal static class EncodingFunctions
{
    private const int LineLength = 76;
    private static readonly DataType Text = new StringType();
    private static readonly DataType Bytes = new BinaryType();

    internal static IReadOnlyList<ScalarFunctionDefinition> All { get; } =
    [
        StringFunctions.Define("spark_base64", [Bytes], Text, a => Lines(Convert.ToBase64String((byte[])a[0]!))),
        StringFunctions.Define("spark_unbase64", [Text], Bytes, a => FromBase64((string)a[0]!)),
        StringFunctions.Define("spark_hex", [new LongType()], Text, a => ((long)a[0]!).ToString("X", CultureInfo.InvariantCulture)),
        StringFunctions.Define("spark_unhex", [Text], Bytes, a => FromHex((string)a[0]!)),
        StringFunctions.Define("spark_encode", [Text, Text], Bytes, a => Charset((string)a[1]!).GetBytes((string)a[0]!)),
        StringFunctions.Define("spark_decode", [Bytes, Text], Text, a => Charset((string)a[1]!).GetString((byte[])a[0]!)),
        StringFunctions.Define("spark_is_valid_utf8", [Bytes], new BooleanType(), a => System.Text.Unicode.Utf8.IsValid((byte[])a[0]!)),
        StringFunctions.Define("spark_json_member", [Text, Text], Text, a => Json.JsonValues.Member((string)a[0]!, (string)a[1]!)),
        StringFunctions.Define("spark_make_valid_utf8", [Bytes], Text, a => Encoding.UTF8.GetString((byte[])a[0]!)),
        StringFunctions.Define("spark_url_encode", [Text], Text, a => UrlEncode((string)a[0]!)),
        StringFunctions.Define("spark_url_decode", [Text], Text, a => Urls.Decode((string)a[0]!)),
    ];

    // Spark's base64 ends a line after 76 characters, as MIME does.
    private static string Lines(string text) => text.Length <= LineLength
        ? text
        : string.Join("\r\n", text.Chunk(LineLength).Select(line => new string(line)));

    private static byte[] FromBase64(string text)
    {
        var digits = string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/'));
        try
        {
            return Convert.FromBase64String(digits.PadRight((digits.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException e)
        {
            throw new SparkException("CONVERSION_INVALID_INPUT", $"The value '{text}' is not base 64.", e);
        }
    }

    private static byte[]? FromHex(string text)
    {
        var digits = text.Length % 2 == 1 ? "0" + text : text;
        return digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : null;
    }

    private static Encoding Charset(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" => Encoding.UTF8,
        "US-ASCII" => Encoding.ASCII,
        "ISO-8859-1" => Encoding.Latin1,
        "UTF-16BE" => Encoding.BigEndianUnicode,
        "UTF-16LE" => Encoding.Unicode,
        "UTF-32" => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        _ => throw new SparkException(
            "INVALID_PARAMETER_VALUE.CHARSET",
            $"The character set {name} is not supported: use one of US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE, UTF-32."),
    };

    // As Java's URLEncoder: letters, digits and .-*_ stay, a blank becomes a plus.
    private static string UrlEncode(string text)
    {
        var result = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)b;
            _ = char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '*' or '_'
                ? result.Append(c)
                : c == ' ' ? result.Append('+') : result.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return result.ToString();
    }
}
