using System.Buffers;
using System.Text;

namespace SparkPersonalization.Engines.DuckDb.Execution.Vectors;

/// <summary>How the engine turns .NET texts into bytes.</summary>
internal static class TextEncoding
{
    /// <summary>How many bytes a character of a text has at most: those of two have four.</summary>
    internal const int MostBytesPerCharacter = 3;

    /// <summary>UTF-8, in which a lone surrogate becomes '?', as in Java, so that both engines store the same bytes.</summary>
    internal static Encoding Utf8 { get; } =
        Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);

    /// <summary>The text of bytes that are UTF-8. Most texts are short and ASCII, for which an encoding asks more than it does.</summary>
    internal static string Decode(ReadOnlySpan<byte> bytes) => Ascii.IsValid(bytes)
        ? string.Create(bytes.Length, bytes, static (text, bytes) => Ascii.ToUtf16(bytes, text, out _))
        : Encoding.UTF8.GetString(bytes);

    /// <summary>Writes the bytes of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">Room for <see cref="MostBytesPerCharacter"/>.</param>
    /// <returns>How many bytes it has.</returns>
    internal static int Encode(ReadOnlySpan<char> text, Span<byte> bytes) =>
        Ascii.FromUtf16(text, bytes, out var written) == OperationStatus.Done ? written : Utf8.GetBytes(text, bytes);
}
