using System.Text.Json.Serialization;

namespace SparkPersonalization.Streaming.Checkpoints;

/// <summary>What a checkpoint's <c>metadata</c> file says.</summary>
/// <param name="Id">The query's id, which outlives its runs.</param>
/// <param name="Generation">How often the query was started anew (<see cref="StreamOptions.NewGeneration"/>).</param>
/// <param name="IsResetting">Whether the old generation's entries are still being deleted.</param>
internal sealed record StreamMetadata(
    [property: JsonPropertyName("id")] Guid Id,
    [property: JsonPropertyName("generation")] int Generation = 0,
    [property: JsonPropertyName("isResetting"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsResetting = false);
