using System.Text.Json;
using System.Text.Json.Serialization;
using SparkPersonalization.Streaming.Checkpoints;

namespace SparkPersonalization.Streaming.Execution;

/// <summary>What a batch's writes leave in the commits' <c>userMetadata</c>: all that a lost checkpoint needs to go on from there.</summary>
/// <param name="ApplicationId">The job and its generation.</param>
/// <param name="QueryId">The query's id.</param>
/// <param name="Generation">The generation.</param>
/// <param name="BatchId">The batch.</param>
/// <param name="Starts">Where the batch begins in each source.</param>
/// <param name="Ends">Where it ends.</param>
/// <param name="Facts">What else makes it the same batch.</param>
internal sealed record CommitNote(
    [property: JsonPropertyName("applicationId")] string ApplicationId,
    [property: JsonPropertyName("queryId")] Guid QueryId,
    [property: JsonPropertyName("generation")] int Generation,
    [property: JsonPropertyName("batchId")] long BatchId,
    [property: JsonPropertyName("startOffsets")] IReadOnlyList<string?> Starts,
    [property: JsonPropertyName("endOffsets")] IReadOnlyList<string?> Ends,
    [property: JsonPropertyName("facts")] BatchFacts Facts)
{
    internal string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>The note in a commit's metadata, or null where the text is something else.</summary>
    internal static CommitNote? TryParse(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<CommitNote>(text) is { ApplicationId: not null, Facts: not null } note ? note : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
