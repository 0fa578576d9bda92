namespace SparkPersonalization.DataFrames.Streams;

/// <summary>A streaming query as its engine runs it.</summary>
public interface IStreamingQueryExecution
{
    /// <summary>The query's id, kept in its checkpoint.</summary>
    Guid Id { get; }

    /// <summary>The id of this run.</summary>
    Guid RunId { get; }

    /// <summary>The query's name, or null.</summary>
    string? Name { get; }

    /// <summary>Whether it still runs.</summary>
    bool IsActive { get; }

    /// <summary>What ended it in failure, or null.</summary>
    SparkException? Exception { get; }

    /// <summary>The latest progress reports, oldest first.</summary>
    IReadOnlyList<StreamingQueryProgress> RecentProgress { get; }

    /// <summary>What it does now.</summary>
    StreamingQueryStatus Status { get; }

    /// <summary>Ends when the query has, and never fails.</summary>
    Task Ended { get; }

    /// <summary>Waits until the query has ended.</summary>
    /// <param name="timeout">How long to wait at most, or null for ever.</param>
    /// <param name="cancellationToken">Ends the wait, not the query.</param>
    /// <returns>Whether it has ended.</returns>
    bool AwaitTermination(TimeSpan? timeout, CancellationToken cancellationToken);

    /// <summary>Waits until all that is there now has been processed.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    void ProcessAllAvailable(CancellationToken cancellationToken);

    /// <summary>Ends the query after the running batch is finished or abandoned, and waits for that.</summary>
    void Stop();
}
