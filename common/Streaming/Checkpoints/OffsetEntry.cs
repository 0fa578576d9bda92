using System.Text.Json;
using System.Text.Json.Serialization;

namespace SparkPersonalization.Streaming.Checkpoints;

/// <summary>
/// What is written before a batch: where it ends in each source, and all that makes a repetition the same batch. The text is Spark's:
/// a version line, a line of metadata, then a line for each source, <c>-</c> where a source has given nothing yet.
/// </summary>
/// <param name="Facts">The line of metadata.</param>
/// <param name="Offsets">The sources' end offsets as JSON; null where a source has given nothing yet.</param>
internal sealed record OffsetEntry(BatchFacts Facts, IReadOnlyList<string?> Offsets)
{
    private const string NoOffset = "-";

    internal string ToText() =>
        $"{LogText.Header}\n{JsonSerializer.Serialize(Facts)}\n{string.Join('\n', Offsets.Select(o => o ?? NoOffset))}";

    internal static OffsetEntry Parse(string text)
    {
        var lines = LogText.Lines(text);
        if (lines.Length < 3)
        {
            // Every query has a source, so that an entry without one was torn.
            throw new FormatException(lines.Length < 2 ? "it has no line of metadata" : "it has no line of a source");
        }

        var facts = JsonSerializer.Deserialize<BatchFacts>(lines[1]) ?? throw new FormatException("its metadata is null");
        string?[] offsets = [.. lines[2..].Select(l => l == NoOffset ? null : l)];
        foreach (var offset in offsets.OfType<string>())
        {
            using var checkedJson = JsonDocument.Parse(offset);
        }

        return new OffsetEntry(facts, offsets);
    }
}

/// <summary>What makes a repetition of a batch the same batch, apart from its ranges. Spark's names where Spark has the field.</summary>
/// <param name="WatermarkMs">The watermark in milliseconds since 1970; 0 while there is none.</param>
/// <param name="TimestampMs">The batch's time in milliseconds since 1970.</param>
/// <param name="Conf">Settings that must not change between the runs of a query.</param>
/// <param name="TableVersions">The version of each table that the batch reads beside its sources, by path.</param>
/// <param name="Fingerprint">The fingerprint of the rules, or null.</param>
/// <param name="StartOffsets">Where the batch begins in each source, for the query's first batch, which has no entry before it.</param>
internal sealed record BatchFacts(
    [property: JsonPropertyName("batchWatermarkMs")] long WatermarkMs,
    [property: JsonPropertyName("batchTimestampMs")] long TimestampMs,
    [property: JsonPropertyName("conf")] IReadOnlyDictionary<string, string> Conf,
    [property: JsonPropertyName("tableVersions")] IReadOnlyDictionary<string, long> TableVersions,
    [property: JsonPropertyName("fingerprint"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fingerprint,
    [property: JsonPropertyName("startOffsets"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string?>? StartOffsets = null);
