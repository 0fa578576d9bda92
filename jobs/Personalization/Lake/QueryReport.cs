using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Personalization.Lake;

/// <summary>Tells of a query's batches, and of what it waits for, to those who watch the job.</summary>
/// <param name="progress">Who watches.</param>
/// <param name="log">Takes what fails, and that it works again.</param>
/// <param name="isLive">Whether the job keeps going.</param>
internal sealed class QueryReport(IJobProgress progress, ILogger log, bool isLive)
{
    private readonly ConcurrentDictionary<long, BatchNote> _notes = new();
    private StreamingQueryProgress? _last;
    private JobProgress _told = new();
    private long? _quarantined;
    private BreakerState _breaker = BreakerState.Closed;
    private string? _warning;

    /// <summary>How much was done.</summary>
    internal LakeRun Run { get; private set; } = new(0, 0);

    /// <summary>Takes what a batch tells of itself; when it is done again, the later counts.</summary>
    internal void Note(long batch, BatchNote note) => _notes[batch] = note;

    /// <summary>Says that the job waits for its input to be there.</summary>
    internal void TellWaiting(string what) => progress.Report(new JobProgress { Message = $"waiting for {what}", Live = isLive ? new LiveProgress() : null });

    /// <summary>Tells what is new.</summary>
    internal void Take(StreamingQuery query)
    {
        var recent = query.RecentProgress();
        foreach (var report in recent.Skip(1 + recent.ToList().FindIndex(p => ReferenceEquals(p, _last))))
        {
            _last = report;
            TellWarning(query, report);
            if (report.Breaker is { } breaker)
                TellTrouble(query, breaker);
            else if (report.NumInputRows is not 0)
                TellBatch(report);
            else if (isLive)
                Tell(_told with { RowsPerSecond = 0, Live = Lag(report, rowsOut: 0) });
        }
    }

    // The same again says nothing new.
    private void TellWarning(StreamingQuery query, StreamingQueryProgress report)
    {
        if (report.Sources.Count == 0)
            return;
        var warning = report.Sources.Select(source => source.Warning).FirstOrDefault(text => text is not null);
        if (warning is not null && warning != _warning)
            log.LogWarning("{Job}: {Warning}", query.Name, warning);
        _warning = warning;
    }

    private void TellBatch(StreamingQueryProgress batch)
    {
        var rows = batch.NumInputRows ?? 0;
        Run = new LakeRun(Run.Batches + 1, Run.Rows + rows);
        _notes.TryRemove(batch.BatchId, out var note);
        _quarantined = note?.Quarantined is { } more ? (_quarantined ?? 0) + more : _quarantined;
        var rate = isLive ? batch.InputRowsPerSecond ?? batch.ProcessedRowsPerSecond : batch.ProcessedRowsPerSecond;
        var share = note?.RowsOut is { } written && rows > 0 ? (double)written / rows : 1;
        Tell(new JobProgress
        {
            Batch = batch.BatchId,
            Rows = Run.Rows,
            RowsPerSecond = rate,
            Watermark = note?.Watermark > _told.Watermark || _told.Watermark is null ? note?.Watermark : _told.Watermark,
            Live = isLive ? Lag(batch, rate * share) : null,
        });
    }

    private LiveProgress Lag(StreamingQueryProgress report, double? rowsOut) => new()
    {
        RowsOutPerSecond = rowsOut,
        BehindRows = report.Sources.Select(s => s.BehindRows).Aggregate((long?)0, (sum, rows) => sum + rows),
        Behind = report.Sources.Max(s => s.BehindSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Quarantined = _quarantined,
        BatchLimit = report.Sources.Select(s => s.BatchLimit).FirstOrDefault(limit => limit is not null),
    };

    private void TellTrouble(StreamingQuery query, BreakerProgress breaker)
    {
        if (breaker.State == BreakerState.Closed)
        {
            log.LogInformation("{Job} goes on: what it waited for is back after {Failures} failures", query.Name, breaker.Failures);
            Tell(_told with { Live = _told.Live is { } live ? live with { Trouble = null } : null });
        }
        else
        {
            // Later tries of the same trouble say nothing new.
            if (breaker.State == BreakerState.Open || _breaker == BreakerState.Closed)
                log.LogWarning("{Job} waits, {State} after {Failures} failures since {Since:HH:mm:ss} UTC: {Reason}", query.Name, breaker.State, breaker.Failures, breaker.Since.UtcDateTime, breaker.Reason);
            Tell(_told with { Live = (_told.Live ?? new LiveProgress()) with { Trouble = $"{breaker.State}, {breaker.Failures} failures: {breaker.Reason}" } });
        }
        _breaker = breaker.State;
    }

    private void Tell(JobProgress told)
    {
        _told = told;
        progress.Report(told);
    }
}
