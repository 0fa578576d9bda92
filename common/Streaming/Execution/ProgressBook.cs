using SparkPersonalization.DataFrames.Streams;

namespace SparkPersonalization.Streaming.Execution;

/// <summary>The reports and the status of a query, for other threads to read.</summary>
internal sealed class ProgressBook(Action<StreamingQueryProgress>? listener)
{
    /// <summary>Spark's default of <c>spark.sql.streaming.numRecentProgressUpdates</c>.</summary>
    private const int Kept = 100;

    private readonly Queue<StreamingQueryProgress> _recent = new();
    private volatile StreamingQueryStatus _status = new("Initializing StreamExecution", IsDataAvailable: false, IsTriggerActive: false);

    internal StreamingQueryStatus Status
    {
        get => _status;
        set => _status = value;
    }

    internal StreamingQueryProgress[] Recent
    {
        get
        {
            lock (_recent)
            {
                return [.. _recent];
            }
        }
    }

    internal void Add(StreamingQueryProgress progress)
    {
        lock (_recent)
        {
            _recent.Enqueue(progress);
            if (_recent.Count > Kept)
            {
                _recent.Dequeue();
            }
        }

        listener?.Invoke(progress);
    }
}
