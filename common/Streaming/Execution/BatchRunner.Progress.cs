using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;

namespace SparkPersonalization.Streaming.Execution;

internal sealed partial class BatchRunner
{
    // Spark's default of spark.sql.streaming.noDataProgressEventInterval.
    private static readonly TimeSpan IdleReportInterval = TimeSpan.FromSeconds(10);

    private DateTimeOffset? _lastFired;
    private DateTimeOffset? _lastReport;

    private void Report(StreamBatch batch, long?[] rows, TriggerTimes times)
    {
        var sources = _setup.Sources
            .Select((s, i) => new SourceProgress(s.Description, batch.Starts[i], batch.Ends[i], s.ReportLatest(batch.Ends[i]), rows[i]))
            .ToValueList();
        Add(batch.Id, rows.Contains(null) ? null : rows.Sum(), sources, times);
    }

    private void ReportIdle(TriggerTimes times)
    {
        _book.Status = new StreamingQueryStatus("Waiting for data to arrive", IsDataAvailable: false, IsTriggerActive: false);
        if (_lastReport is { } last && times.FiredAt - last >= IdleReportInterval)
        {
            var at = _ledger.Ends ?? _initial!;
            var sources = _setup.Sources
                .Select((s, i) => new SourceProgress(s.Description, at[i], at[i], s.ReportLatest(at[i]), NumInputRows: 0))
                .ToValueList();
            Add(_ledger.NextId, 0, sources, times);
        }
        else
        {
            _lastReport ??= times.FiredAt;
            _lastFired = times.FiredAt;
        }
    }

    private void Add(long batchId, long? rows, ValueList<SourceProgress> sources, TriggerTimes times)
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
            new SinkProgress(_setup.Sink.Description, NumOutputRows: null)));
    }

    // No rate can be told over no time.
    private static double? Rate(long? rows, double seconds) => seconds > 0 ? rows / seconds : null;
}
