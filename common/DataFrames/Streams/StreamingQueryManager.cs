namespace SparkPersonalization.DataFrames.Streams;

/// <summary>The streaming queries of a session that run; made by <see cref="SparkSession.Streams"/>. Safe for use by several threads.</summary>
public sealed class StreamingQueryManager
{
    private readonly Lock _lock = new();
    private readonly List<StreamingQuery> _queries = [];
    private TaskCompletionSource _added = NewSignal();
    private bool _hasTerminated;
    private StreamingQueryException? _failure;

    internal StreamingQueryManager()
    {
    }

    /// <summary>The queries that run now.</summary>
    /// <returns>The queries, in the order of their start.</returns>
    public IEnumerable<StreamingQuery> Active()
    {
        lock (_lock)
        {
            ForgetEnded();
            return [.. _queries];
        }
    }

    /// <summary>A running query.</summary>
    /// <param name="id">The query's id, as <see cref="StreamingQuery.Id"/> gives it.</param>
    /// <returns>The query, or null where none of that id runs.</returns>
    public StreamingQuery? Get(string id) => Active().FirstOrDefault(q => string.Equals(q.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Waits until any query of the session has ended; at once where one has since the session began or <see cref="ResetTerminated"/> was
    /// called.
    /// </summary>
    /// <exception cref="StreamingQueryException">A query that ended since then failed.</exception>
    public void AwaitAnyTermination() => Await(CancellationToken.None);

    /// <summary>Waits until any query of the session has ended, for a time.</summary>
    /// <param name="timeoutMs">How long to wait at most, in milliseconds.</param>
    /// <returns>Whether one has ended since the session began or <see cref="ResetTerminated"/> was called.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above zero.</exception>
    /// <exception cref="StreamingQueryException">A query that ended since then failed.</exception>
    public bool AwaitAnyTermination(long timeoutMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeoutMs);
        using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(timeoutMs));
        return Await(timeout.Token);
    }

    /// <summary>Forgets the queries that have ended, so that <see cref="AwaitAnyTermination()"/> waits for others.</summary>
    public void ResetTerminated()
    {
        lock (_lock)
        {
            ForgetEnded();
            _hasTerminated = false;
            _failure = null;
        }
    }

    /// <summary>Adds a query.</summary>
    internal void Add(StreamingQuery query)
    {
        lock (_lock)
        {
            ForgetEnded();
            _queries.Add(query);
            _added.SetResult();
            _added = NewSignal();
        }
    }

    private bool Await(CancellationToken timeout)
    {
        while (!HasTerminated(out var awaited))
        {
            try
            {
                Task.WaitAny(awaited, timeout);
            }
            catch (OperationCanceledException)
            {
                return HasTerminated(out _);
            }
        }

        return true;
    }

    /// <summary>Whether a query has ended, else what to wait for: the end of one that runs, or another that is started meanwhile.</summary>
    private bool HasTerminated(out Task[] awaited)
    {
        lock (_lock)
        {
            ForgetEnded();
            awaited = [_added.Task, .. _queries.Select(q => q.Ended)];
            return _failure is null ? _hasTerminated : throw _failure;
        }
    }

    // Only how they ended is kept, so that a session which runs many queries does not grow.
    private void ForgetEnded()
    {
        foreach (var query in _queries.FindAll(q => !q.IsActive()))
        {
            _hasTerminated = true;
            _failure = query.Exception() ?? _failure;
            _queries.Remove(query);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
