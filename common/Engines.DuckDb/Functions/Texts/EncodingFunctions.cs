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
        StringFunctions.Define("spark_encode", [Text, Text], Bytes, a => Encode((string)a[0]!, (string)a[1]!)),
        StringFunctions.Define("spark_decode", [Bytes, Text], Text, a => Decode((byte[])a[0]!, (string)a[1]!)),
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

    // Java writes UTF-16 with the mark of its order before it, if there is anything, and reads it by that mark.
    private static byte[] Encode(string text, string charset) => charset.Equals("UTF-16", StringComparison.OrdinalIgnoreCase)
        ? text.Length == 0 ? [] : [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]
        : Coded("encode", charset, () => Charset(charset).GetBytes(text));

    private static string Decode(byte[] bytes, string charset)
    {
        if (!charset.Equals("UTF-16", StringComparison.OrdinalIgnoreCase))
        {
            return Coded("decode", charset, () => Charset(charset).GetString(bytes));
        }

        return bytes is [0xFF, 0xFE, ..] ? Coded("decode", charset, () => Charset("UTF-16LE").GetString(bytes[2..]))
            : Coded("decode", charset, () => Charset("UTF-16BE").GetString(bytes is [0xFE, 0xFF, ..] ? bytes[2..] : bytes));
    }

    private static T Coded<T>(string function, string charset, Func<T> code)
    {
        try
        {
            return code();
        }
        catch (Exception e) when (e is EncoderFallbackException or DecoderFallbackException)
        {
            throw new SparkException("MALFORMED_CHARACTER_CODING", $"Invalid value found when performing {function} with {charset}. Use a character set that has all of the text's characters.", e);
        }
    }

    private static Encoding Charset(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" => new UTF8Encoding(false, throwOnInvalidBytes: true),
        "US-ASCII" => Encoding.GetEncoding("us-ascii", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        "ISO-8859-1" => Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        "UTF-16BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
        "UTF-16LE" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
        "UTF-32" => new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true),
        _ => throw new SparkException(
            "INVALID_PARAMETER_VALUE.CHARSET",
            $"The character set {name} is not supported: use one of US-ASCII, ISO-8859-1, UTF-8, UTF-16, UTF-16BE, UTF-16LE, UTF-32."),
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
