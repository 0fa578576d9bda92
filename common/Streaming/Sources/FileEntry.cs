using System.Text.Json;
using System.Text.Json.Serialization;
using SparkPersonalization.Streaming.Checkpoints;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>A file that a stream has taken, as a line of its log.</summary>
/// <param name="Path">The file's canonical path.</param>
/// <param name="Timestamp">Its modification time in milliseconds since 1970.</param>
/// <param name="BatchId">The entry of the source's log in which it was taken.</param>
internal sealed record FileEntry(
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("timestamp")] long Timestamp,
    [property: JsonPropertyName("batchId")] long BatchId)
{
    internal static string ToText(IReadOnlyList<FileEntry> entries) =>
        string.Join('\n', entries.Select(e => JsonSerializer.Serialize(e)).Prepend(LogText.Header));

    // A torn entry can end at a line's end, so an entry without files counts as torn too: none is ever written.
    internal static IReadOnlyList<FileEntry> Parse(string text)
    {
        FileEntry[] entries = [.. LogText.Lines(text).Skip(1).Select(l => JsonSerializer.Deserialize<FileEntry>(l)!)];
        return entries.Length > 0 ? entries : throw new FormatException("it names no file");
    }
}
