using System.Text;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Engines.DuckDb.Functions.Formats;

/// <summary>Bytes written as text in one of several forms.</summary>
internal static class Bytes
{
    internal static byte[] Of(string text, string form)
    {
        try
        {
            return form.ToUpperInvariant() switch
            {
                "HEX" => Convert.FromHexString(text.Length % 2 == 1 ? "0" + text : text),
                "BASE64" => Convert.FromBase64String(text),
                "UTF-8" or "UTF8" => Encoding.UTF8.GetBytes(text),
                _ => throw new SparkException("INVALID_PARAMETER_VALUE.BINARY_FORMAT", $"The format {form} is not one of 'base64', 'hex', 'utf-8'."),
            };
        }
        catch (FormatException e)
        {
            throw new SparkException("CONVERSION_INVALID_INPUT", $"The value '{text}' is not written in {form}. Use `try_to_binary` to get NULL instead.", e);
        }
    }
}

/// <summary>Bytes as texts, only where they are UTF-8.</summary>
internal static class Utf8
{
    internal static string Checked(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes)
        ? Encoding.UTF8.GetString(bytes)
        : throw new SparkException("INVALID_UTF8_STRING", $"Invalid UTF8 byte sequence found in string: \\x{Convert.ToHexString(bytes)}.");
}
