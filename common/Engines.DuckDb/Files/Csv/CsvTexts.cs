using System.Text;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Files.Csv;

/// <summary>Bytes of CSV files as texts. What a character set does not have becomes U+FFFD, as in Spark.</summary>
internal sealed class CsvTexts(CsvCharset charset)
{
    private readonly Encoding _encoding = charset switch
    {
        CsvCharset.Utf8 => Encoding.UTF8,
        CsvCharset.Latin1 => Encoding.Latin1,
        _ => Encoding.GetEncoding("us-ascii", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")),
    };

    internal void Write(VectorWriter writer, int row, ReadOnlySpan<byte> bytes)
    {
        if (charset == CsvCharset.Utf8 ? System.Text.Unicode.Utf8.IsValid(bytes) : Ascii.IsValid(bytes))
        {
            writer.WriteBytes(row, bytes);
        }
        else
        {
            writer.WriteText(row, _encoding.GetString(bytes));
        }
    }

    internal string Text(ReadOnlySpan<byte> bytes) => _encoding.GetString(bytes);

    internal byte[] Bytes(string text) => _encoding.GetBytes(text);
}
