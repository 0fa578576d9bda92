using System.Text;
using System.Text.Unicode;

namespace SparkPersonalization.Engines.DuckDb.Files;

/// <summary>Lines of JSON as texts.</summary>
internal static class JsonLines
{
    /// <summary>The text of bytes, without a mark of UTF-8 before it, and whether they are UTF-8, which JSON has to be.</summary>
    internal static (string Text, bool IsText) Text(ReadOnlySpan<byte> bytes)
    {
        var text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        return (Encoding.UTF8.GetString(text), Utf8.IsValid(text));
    }
}
