using System.Text.Json;
using System.Text.Json.Serialization;

namespace SparkPersonalization.Streaming.Checkpoints;

/// <summary>What is written after a batch.</summary>
/// <param name="NextWatermarkMs">The watermark of the next batch in milliseconds since 1970; 0 while there is none.</param>
internal sealed record CommitEntry([property: JsonPropertyName("nextBatchWatermarkMs")] long NextWatermarkMs = 0)
{
    internal static string ToText(CommitEntry entry) => $"{LogText.Header}\n{JsonSerializer.Serialize(entry)}";

    internal static CommitEntry Parse(string text)
    {
        var lines = LogText.Lines(text);
        return lines.Length == 2
            ? JsonSerializer.Deserialize<CommitEntry>(lines[1]) ?? throw new FormatException("its line is null")
            : throw new FormatException("it has not exactly one line after the version");
    }
}
