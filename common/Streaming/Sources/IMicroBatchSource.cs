using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>
/// A source that can tell how far it has data, and give the rows between two places again and again. Offsets are JSON texts of one
/// line, which only the source understands. Used by one thread.
/// </summary>
public interface IMicroBatchSource
{
    /// <summary>The source for people, such as <c>FileStreamSource[/in]</c>.</summary>
    string Description { get; }

    /// <summary>What a batch takes at most, by the reader's options.</summary>
    ReadLimit Limit { get; }

    /// <summary>Where a query begins that has no progress yet. The answer is kept in the checkpoint with the first batch.</summary>
    /// <returns>An offset, or null for the beginning of all.</returns>
    string? InitialOffset();

    /// <summary>Fixes the end: nothing that comes later is taken in this run.</summary>
    void PrepareForAvailableNow();

    /// <summary>Where a batch that begins at an offset ends. May keep what is needed to give these rows again.</summary>
    /// <param name="start">The offset, or null for the source's beginning.</param>
    /// <param name="limit">What the batch takes at most.</param>
    /// <returns>The end; equal to <paramref name="start"/> where nothing is new.</returns>
    string? LatestOffset(string? start, ReadLimit limit);

    /// <summary>How far the source has data, as last seen by <see cref="LatestOffset"/>.</summary>
    /// <param name="end">The end of the batch, which is the answer where no more is known.</param>
    /// <returns>An offset.</returns>
    string? ReportLatest(string? end);

    /// <summary>What waits behind an offset, as last seen by <see cref="LatestOffset"/>.</summary>
    /// <param name="end">The offset.</param>
    /// <returns>The lag, or null where the source cannot tell.</returns>
    SourceLag? LagBehind(string? end) => null;

    /// <summary>The rows between two offsets: the same rows whenever it is asked.</summary>
    /// <param name="start">The offset after which they begin, or null for the source's beginning.</param>
    /// <param name="end">The offset up to which they go; null, or equal to the start, for no rows.</param>
    /// <returns>The batch.</returns>
    SourceBatch GetBatch(string? start, string? end);

    /// <summary>Learns that batches up to an offset are done and will not be asked for again.</summary>
    /// <param name="end">The offset.</param>
    void Commit(string end);

    /// <summary>What went wrong beside the batches, which go on all the same; null for nothing.</summary>
    string? Warning => null;
}

/// <summary>The rows of a source that belong to a batch.</summary>
/// <param name="Plan">A plan that reads them, for any engine.</param>
/// <param name="Rows">How many there are, where the source knows that without reading them; else null.</param>
public sealed record SourceBatch(Relation Plan, long? Rows)
{
    /// <summary>How much it is, where the source knows that without reading it.</summary>
    public BatchSize? Size { get; init; }
}

/// <summary>How much a batch takes of a source, in the units of <see cref="ReadLimit"/>.</summary>
/// <param name="Files">Files, or null where there are none.</param>
/// <param name="Bytes">Bytes, or null where they are not known.</param>
/// <param name="Rows">Rows, about, or null where they are not known.</param>
public sealed record BatchSize(long? Files = null, long? Bytes = null, long? Rows = null);

/// <summary>What waits in a source.</summary>
/// <param name="Rows">Rows, or null where they cannot be counted.</param>
/// <param name="Since">Since when the oldest waits, as far as the source has seen; null where nothing waits.</param>
public sealed record SourceLag(long? Rows, DateTimeOffset? Since);
