using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Streaming.Checkpoints;
using SparkPersonalization.Streaming.Pacing;
using SparkPersonalization.Streaming.Resilience;
using SparkPersonalization.Streaming.Sources;

namespace SparkPersonalization.Streaming.Execution;

/// <summary>Does a query's batches, one after the other: decides on one durably, processes it, notes that it is done.</summary>
internal sealed partial class BatchRunner
{
    private readonly QuerySetup _setup;
    private readonly BatchLedger _ledger;
    private readonly ProgressBook _book;
    private readonly QueryBreaker _breaker;
    private readonly BatchPace[] _paces;
    private IReadOnlyList<string?>? _initial;

    internal BatchRunner(QuerySetup setup, ProgressBook book)
    {
        _setup = setup;
        _book = book;
        _ledger = new BatchLedger(setup.Checkpoint, setup.Sources.Count, setup.BatchesToRetain);
        _breaker = new QueryBreaker(setup.Services.Clock, setup.FailureTimeout, setup.Metadata.Id.GetHashCode(), ReportBreaker);
        _paces = [.. setup.Sources.Select(s => new BatchPace(s.Limit, setup.Period))];

        // A query that does not wait for its sources says at its start that one is not there.
        if (_ledger.Unfinished is null && _ledger.Ends is null && setup.FailureTimeout == TimeSpan.Zero)
        {
            _initial = InitialOffsets();
        }
    }

    /// <summary>Fixes the end of every source.</summary>
    internal void PrepareForAvailableNow()
    {
        foreach (var source in _setup.Sources)
        {
            _breaker.Run($"getting offsets from {source.Description}", source.PrepareForAvailableNow, _setup.Stop);
        }
    }

    /// <summary>Whether a batch was begun and is not done.</summary>
    internal bool HasUnfinished => _ledger.Unfinished is not null;

    /// <summary>The number of the batch that is being done or comes next.</summary>
    internal long CurrentBatch => _ledger.Unfinished?.Id ?? _ledger.NextId;

    /// <summary>Does the unfinished batch, else the next one.</summary>
    /// <param name="isUnlimited">Whether the batch takes all that is there, whatever the sources' limits.</param>
    /// <returns>Whether there was one.</returns>
    internal bool RunNext(bool isUnlimited)
    {
        var times = new TriggerTimes(_setup.Services.Clock);
        var batch = _ledger.Unfinished ?? Plan(isUnlimited, times);
        if (batch is null)
        {
            ReportIdle(times);
            return false;
        }

        _book.Status = new StreamingQueryStatus("Processing new data", IsDataAvailable: true, IsTriggerActive: true);
        if (batch.IsRedo)
        {
            CheckFingerprint(batch);
        }

        Run(batch, times);
        return true;
    }

    private StreamBatch? Plan(bool isUnlimited, TriggerTimes times)
    {
        var starts = _ledger.Ends ?? (_initial ??= InitialOffsets());
        string?[] ends = times.Measure("latestOffset", () => _setup.Sources
            .Select((source, i) => LatestOffset(source, starts[i], isUnlimited ? ReadLimit.All : _paces[i].Limit))
            .ToArray());
        if (ends.SequenceEqual(starts, StringComparer.Ordinal))
        {
            return null;
        }

        var facts = new BatchFacts(
            WatermarkMs: 0,
            times.FiredAt.ToUnixTimeMilliseconds(),
            new Dictionary<string, string>(),
            _breaker.Run("getting versions of the tables", _setup.Tables.Versions, _setup.Stop),
            _setup.Fingerprint,
            _ledger.Ends is null ? starts : null);
        var batch = new StreamBatch(_ledger.NextId, starts, new OffsetEntry(facts, ends), IsRedo: false);
        times.Measure("walCommit", () => _breaker.Run($"noting what batch {batch.Id} takes", () => _ledger.Begin(batch), _setup.Stop));
        return batch;
    }

    private string?[] InitialOffsets() =>
        [.. _setup.Sources.Select(s => _breaker.Run($"getting offsets from {s.Description}", s.InitialOffset, _setup.Stop))];

    private string? LatestOffset(IMicroBatchSource source, string? start, ReadLimit limit)
    {
        _book.Status = new StreamingQueryStatus($"Getting offsets from {source.Description}", IsDataAvailable: false, IsTriggerActive: true);
        return _breaker.Run($"getting offsets from {source.Description}", () => source.LatestOffset(start, limit), _setup.Stop);
    }

    private void Run(StreamBatch batch, TriggerTimes times)
    {
        var tries = 0;
        var (inputs, reads, observed) = _breaker.Run($"batch {batch.Id}", () => Process(tries++ == 0 ? batch : batch with { IsRedo = true }, times), _setup.Stop);
        times.Measure("commitOffsets", () => Finish(batch));
        var lags = Lags(batch.Ends);
        for (var i = 0; i < inputs.Length && tries == 1; i++)
        {
            _paces[i].Note(inputs[i].Size, TimeSpan.FromMilliseconds(times.Elapsed), lags[i] is { } lag ? Behind(lag) : null);
        }

        var rows = inputs.Select((input, i) => input.Rows ?? _setup.Services.RowCounter?.RowsRead(reads[i])).ToArray();
        Report(batch, rows, lags, observed, times);
    }

    private (SourceBatch[] Inputs, Relation[] Reads, IReadOnlyDictionary<string, Row>? Observed) Process(StreamBatch batch, TriggerTimes times)
    {
        var inputs = times.Measure("getBatch", () => _setup.Sources.Select((s, i) => s.GetBatch(batch.Starts[i], batch.Ends[i])).ToArray());
        Relation[] reads = [.. _setup.Plan.Reads.Select((read, i) => inputs[i].Plan with { PlanId = read.PlanId })];
        var data = times.Measure("queryPlanning", () => new DataFrame(_setup.Definition.Session, BatchPlan(batch, reads)));
        var reach = _setup.Services.Reach;
        times.Measure("addBatch", () => ContextOf(batch).Run(() =>
        {
            reach("streaming.batch.before-process");
            _setup.Sink.Process(data, ContextOf(batch));
            reach("streaming.batch.after-process");
        }));
        return (inputs, reads, Observed(data));
    }

    // The function of ForeachBatch may run any number of queries, so that none of them tells the batch's metrics.
    private static Dictionary<string, Row>? Observed(DataFrame batch) => CollectMetrics.In(batch.Plan).ToList() is { Count: > 0 } observed
        ? observed.ToDictionary(o => o.Name, o => new DataFrame(batch.Session, o.Totals).Head())
        : null;

    private void Finish(StreamBatch batch)
    {
        _breaker.Run($"noting that batch {batch.Id} is done", () => _ledger.Finish(batch), _setup.Stop);
        for (var i = 0; i < batch.Ends.Count; i++)
        {
            if (batch.Ends[i] is { } end)
            {
                _setup.Sources[i].Commit(end);
            }
        }
    }

    private Relation BatchPlan(StreamBatch batch, Relation[] reads)
    {
        var plans = reads.ToDictionary(r => r.PlanId);
        return _setup.Plan.ForBatch(read => plans[read.PlanId], table => _setup.Tables.Pin(table, batch.Entry.Facts.TableVersions));
    }

    private BatchContext ContextOf(StreamBatch batch)
    {
        var facts = batch.Entry.Facts;
        return new BatchContext
        {
            QueryId = _setup.Metadata.Id,
            QueryName = _setup.Definition.QueryName,
            Generation = _setup.Metadata.Generation,
            ApplicationId = _setup.ApplicationId,
            BatchId = batch.Id,
            BatchTime = DateTimeOffset.FromUnixTimeMilliseconds(facts.TimestampMs),
            IsRedo = batch.IsRedo,
            TableVersions = facts.TableVersions,
            Stop = _setup.Stop,
            CommitMetadata = new CommitNote(
                _setup.ApplicationId, _setup.Metadata.Id, _setup.Metadata.Generation, batch.Id, batch.Starts, batch.Ends, facts).ToJson(),
        };
    }

    private void CheckFingerprint(StreamBatch batch)
    {
        if (batch.Entry.Facts.Fingerprint != _setup.Fingerprint)
        {
            throw new SparkException(
                "STREAMING_RULES_CHANGED",
                $"Batch {batch.Id} was begun under other rules (fingerprint {batch.Entry.Facts.Fingerprint ?? "none"}, now {_setup.Fingerprint ?? "none"}) and may be "
                + "half written, so redoing it could mix both. Run once with the former options, mapping and schemas, then with the new ones; "
                + "or start a new generation with --reset.");
        }
    }
}
