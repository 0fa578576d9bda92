using SparkPersonalization.DataFrames.Engines;

namespace SparkPersonalization.DataFrames.Streams;

/// <summary>A streaming query that runs in the background, or has ended; made by <see cref="DataStreamWriter.Start(string?)"/>.</summary>
public sealed class StreamingQuery
{
    private readonly IStreamingQueryExecution _execution;
    private readonly Func<ExplainMode, string> _explain;

    internal StreamingQuery(IStreamingQueryExecution execution, Func<ExplainMode, string> explain) => (_execution, _explain) = (execution, explain);

    /// <summary>The query's name, or null.</summary>
    public string? Name => _execution.Name;

    /// <summary>The query's id, kept in its checkpoint.</summary>
    public string Id => _execution.Id.ToString();

    /// <summary>The id of this run.</summary>
    public string RunId => _execution.RunId.ToString();

    /// <summary>Whether it still runs.</summary>
    /// <returns>Whether it runs.</returns>
    public bool IsActive() => _execution.IsActive;

    /// <summary>Ends when the query has, and never fails.</summary>
    internal Task Ended => _execution.Ended;

    /// <summary>What it does now.</summary>
    /// <returns>The status.</returns>
    public StreamingQueryStatus Status() => _execution.Status;

    /// <summary>The newest progress report.</summary>
    /// <returns>The report, or null before the first batch has ended.</returns>
    public StreamingQueryProgress? LastProgress() => _execution.RecentProgress is [.., var last] ? last : null;

    /// <summary>The latest progress reports.</summary>
    /// <returns>The reports, oldest first.</returns>
    public IReadOnlyList<StreamingQueryProgress> RecentProgress() => _execution.RecentProgress;

    /// <summary>What ended the query.</summary>
    /// <returns>The failure, or null where there was none.</returns>
    public StreamingQueryException? Exception() => _execution.Exception is { } cause ? Failure(cause) : null;

    /// <summary>Waits until the query has ended.</summary>
    /// <exception cref="StreamingQueryException">The query failed.</exception>
    public void AwaitTermination() => Await(null, CancellationToken.None);

    /// <summary>Waits until the query has ended, for a time.</summary>
    /// <param name="timeoutMs">How long to wait at most, in milliseconds.</param>
    /// <returns>Whether it has ended.</returns>
    /// <exception cref="StreamingQueryException">The query failed.</exception>
    public bool AwaitTermination(long timeoutMs) => Await(TimeSpan.FromMilliseconds(timeoutMs), CancellationToken.None);

    /// <summary>Waits until the query has ended.</summary>
    /// <param name="cancellationToken">Ends the wait, not the query.</param>
    /// <returns>The wait.</returns>
    /// <exception cref="StreamingQueryException">The query failed.</exception>
    public Task AwaitTerminationAsync(CancellationToken cancellationToken = default) =>
        Task.Factory.StartNew(() => Await(null, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Waits until all that is there now has been processed; meant for tests.</summary>
    /// <exception cref="StreamingQueryException">The query failed.</exception>
    public void ProcessAllAvailable()
    {
        _execution.ProcessAllAvailable(CancellationToken.None);
        ThrowIfFailed();
    }

    /// <summary>Ends the query after the running batch is finished or abandoned, and waits for that.</summary>
    public void Stop() => _execution.Stop();

    /// <summary>Prints how the query runs to the console.</summary>
    /// <param name="extended">Whether the steps before the last one are shown too.</param>
    public void Explain(bool extended = false) => Console.Out.WriteLine(_explain(extended ? ExplainMode.Extended : ExplainMode.Simple));

    private bool Await(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var ended = _execution.AwaitTermination(timeout, cancellationToken);
        if (ended)
        {
            ThrowIfFailed();
        }

        return ended;
    }

    private void ThrowIfFailed()
    {
        if (Exception() is { } failure)
        {
            throw failure;
        }
    }

    private StreamingQueryException Failure(SparkException cause) => new($"id = {Id}, runId = {RunId}, name = {Name ?? "null"}", cause);
}
