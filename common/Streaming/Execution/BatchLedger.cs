using SparkPersonalization.DataFrames;
using SparkPersonalization.Streaming.Checkpoints;

namespace SparkPersonalization.Streaming.Execution;

/// <summary>How far a query has come, by its checkpoint: which batches were begun, which are done, what comes next.</summary>
internal sealed class BatchLedger
{
    private readonly StreamCheckpoint _checkpoint;
    private readonly int _retained;

    internal BatchLedger(StreamCheckpoint checkpoint, int sources, int retained)
    {
        _checkpoint = checkpoint;
        _retained = retained;
        var begun = checkpoint.Offsets.Latest();
        var done = checkpoint.Commits.Latest();
        if (begun is not var (batch, entry))
        {
            if (done is not null)
            {
                throw Torn($"batch {done.Value.Batch} is marked done in 'commits' but 'offsets' is empty");
            }

            return;
        }

        Check(entry, batch, sources);
        if (done?.Batch == batch)
        {
            Ends = entry.Offsets;
            NextId = batch + 1;
        }
        else if (done is null ? batch == checkpoint.Offsets.Batches()[0] : done.Value.Batch == batch - 1)
        {
            Unfinished = new StreamBatch(batch, StartsOf(batch, entry, sources), entry, IsRedo: true);
            NextId = batch;
        }
        else
        {
            throw Torn($"the newest batch in 'offsets' is {batch}, the newest in 'commits' {done?.Batch.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}");
        }
    }

    /// <summary>The batch that was begun and is not done, or null.</summary>
    internal StreamBatch? Unfinished { get; private set; }

    /// <summary>Where the last batch ended in each source; null while there was none.</summary>
    internal IReadOnlyList<string?>? Ends { get; private set; }

    /// <summary>The number of the batch that comes next.</summary>
    internal long NextId { get; private set; }

    /// <summary>Decides on a batch, durably. From here on it is this batch that is done, however often it is begun.</summary>
    internal void Begin(StreamBatch batch)
    {
        _checkpoint.Offsets.Add(batch.Id, batch.Entry);
        Unfinished = batch;
    }

    /// <summary>Notes that a batch is done, and clears away entries past the retention. Where it failed half way it may be done again.</summary>
    internal void Finish(StreamBatch batch)
    {
        if (Unfinished is not null)
        {
            _checkpoint.Commits.Add(batch.Id, new CommitEntry());
            Unfinished = null;
            Ends = batch.Ends;
            NextId = batch.Id + 1;
        }

        var oldest = NextId - _retained;
        _checkpoint.Offsets.Purge(oldest);
        _checkpoint.Commits.Purge(oldest);
    }

    private IReadOnlyList<string?> StartsOf(long batch, OffsetEntry entry, int sources)
    {
        if (entry.Facts.StartOffsets is { } starts)
        {
            return starts;
        }

        var before = _checkpoint.Offsets.Find(batch - 1)
            ?? throw Torn($"batch {batch} must be redone, and the entry of batch {batch - 1} in 'offsets', where it begins, is missing");
        Check(before, batch - 1, sources);
        return before.Offsets;
    }

    private void Check(OffsetEntry entry, long batch, int sources)
    {
        if (entry.Offsets.Count != sources || (entry.Facts.StartOffsets is { } starts && starts.Count != sources))
        {
            throw Torn($"batch {batch} was of {entry.Offsets.Count} sources and the query now has {sources}");
        }
    }

    private SparkException Torn(string what) => new(
        "STREAMING_CHECKPOINT_DAMAGED",
        $"The checkpoint '{_checkpoint.Path}' does not fit the query or is damaged: {what}. Restore it from a copy, or start a new generation with --reset.");
}
