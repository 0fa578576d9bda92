using SparkPersonalization.Streaming.Checkpoints;

namespace SparkPersonalization.Streaming.Execution;

/// <summary>A batch that has been decided on.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Starts">Where it begins in each source.</param>
/// <param name="Entry">Where it ends, and what makes a repetition the same batch.</param>
/// <param name="IsRedo">Whether it was begun before.</param>
internal sealed record StreamBatch(long Id, IReadOnlyList<string?> Starts, OffsetEntry Entry, bool IsRedo)
{
    internal IReadOnlyList<string?> Ends => Entry.Offsets;
}
