using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Streaming.Sources;

namespace SparkPersonalization.Streaming.Execution;

internal sealed partial class BatchRunner
{
    // Spark's default of spark.sql.streaming.noDataProgressEventInterval.
    private static readonly TimeSpan IdleReportInterval = TimeSpan.FromSeconds(10);

    private DateTimeOffset? _lastFired;
    private DateTimeOffset? _lastReport;

    private void Report(StreamBatch batch, long?[] rows, SourceLag?[] lags, IReadOnlyDictionary<string, Row>? observed, TriggerTimes times)
    {
        Add(batch.Id, rows.Contains(null) ? null : rows.Sum(), Sources(batch.Starts, batch.Ends, lags, i => rows[i]), times, observed: observed);
    }

    private void ReportIdle(TriggerTimes times)
    {
        _book.Status = new StreamingQueryStatus("Waiting for data to arrive", IsDataAvailable: false, IsTriggerActive: false);
        if (_lastReport is { } last && times.FiredAt - last >= IdleReportInterval)
        {
            var at = _ledger.Ends ?? _initial!;
            Add(_ledger.NextId, 0, Sources(at, at, Lags(at), _ => 0), times);
        }
        else
        {
            _lastReport ??= times.FiredAt;
            _lastFired = times.FiredAt;
        }
    }

    // A state is told when it begins: what waits tells nothing by itself.
    private void ReportBreaker(string what, BreakerProgress breaker)
    {
        var next = breaker.NextTry is { } time ? $", next try at {time:HH:mm:ss} UTC" : "";
        _book.Status = new StreamingQueryStatus($"{breaker.State} after {breaker.Failures} failures of {what}{next}: {breaker.Reason}", IsDataAvailable: false, IsTriggerActive: true);
        var (starts, ends) = (_ledger.Unfinished?.Starts ?? _ledger.Ends ?? _initial, _ledger.Unfinished?.Ends ?? _ledger.Ends ?? _initial);
        var sources = starts is null || ends is null ? [] : Sources(starts, ends, Lags(ends), _ => 0);
        Add(CurrentBatch, 0, sources, new TriggerTimes(_setup.Services.Clock), breaker);
    }

    // Without an interval nobody watches it live.
    private SourceLag?[] Lags(IReadOnlyList<string?> ends) => [.. _setup.Sources.Select((s, i) => _setup.Period is null ? null : s.LagBehind(ends[i]))];

    private TimeSpan Behind(SourceLag lag) =>
        lag.Since is { } since && _setup.Services.Clock.GetUtcNow() - since is { Ticks: > 0 } time ? time : TimeSpan.Zero;

    private ValueList<SourceProgress> Sources(
        IReadOnlyList<string?> starts, IReadOnlyList<string?> ends, SourceLag?[] lags, Func<int, long?> rows) =>
        _setup.Sources.Select((s, i) => new SourceProgress(s.Description, starts[i], ends[i], s.ReportLatest(ends[i]), rows(i))
        {
            BehindRows = lags[i]?.Rows,
            BehindSeconds = lags[i] is { } lag ? Behind(lag).TotalSeconds : null,
            BatchLimit = _paces[i].Text,
            Warning = s.Warning,
        }).ToValueList();

    private void Add(long batchId, long? rows, ValueList<SourceProgress> sources, TriggerTimes times, BreakerProgress? breaker = null, IReadOnlyDictionary<string, Row>? observed = null)
    {
        var duration = times.Finish();
        var sinceLast = _lastFired is { } last ? (times.FiredAt - last).TotalSeconds : 0;
        _lastFired = times.FiredAt;
        _lastReport = times.FiredAt;
        _book.Add(new StreamingQueryProgress(
            _setup.Metadata.Id,
            _setup.RunId,
            _setup.Definition.QueryName,
            times.FiredAt,
            batchId,
            duration,
            rows,
            Rate(rows, sinceLast),
            Rate(rows, duration / 1000.0),
            times.Durations,
            sources,
            new SinkProgress(_setup.Sink.Description, NumOutputRows: null)) { Breaker = breaker, ObservedMetrics = observed });
    }

    // No rate can be told over no time.
    private static double? Rate(long? rows, double seconds) => seconds > 0 ? rows / seconds : null;
}
