using System.Text;

namespace SparkPersonalization.Engines.DuckDb.Execution.Vectors;

/// <summary>How the engine turns .NET texts into bytes.</summary>
internal static class TextEncoding
{
    /// <summary>UTF-8, in which a lone surrogate becomes '?', as in Java, so that both engines store the same bytes.</summary>
    internal static Encoding Utf8 { get; } =
        Encoding.GetEncoding("utf-8", new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback);
}
