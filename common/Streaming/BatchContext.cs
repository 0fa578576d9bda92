namespace SparkPersonalization.Streaming;

/// <summary>
/// The batch that is being processed, for the function of <c>ForeachBatch</c> and what it calls. A write that carries
/// <see cref="ApplicationIdOf"/> and <see cref="BatchId"/> as Delta's <c>txnAppId</c> and <c>txnVersion</c> happens exactly once.
/// </summary>
public sealed record BatchContext
{
    private static readonly AsyncLocal<BatchContext?> Holder = new();

    internal BatchContext()
    {
    }

    /// <summary>The batch that this flow of calls belongs to, or null outside of one.</summary>
    public static BatchContext? Current => Holder.Value;

    /// <summary>The query's id.</summary>
    public required Guid QueryId { get; init; }

    /// <summary>The query's name, or null.</summary>
    public required string? QueryName { get; init; }

    /// <summary>The query's generation, from 0.</summary>
    public required int Generation { get; init; }

    /// <summary>The job (<see cref="StreamOptions.ApplicationName"/>, else the query's id) and its generation, as <c>job/0</c>.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The batch's number, from 0 in each generation.</summary>
    public required long BatchId { get; init; }

    /// <summary>The batch's time, the same when it is redone.</summary>
    public required DateTimeOffset BatchTime { get; init; }

    /// <summary>Whether the batch was begun before and is done once more.</summary>
    public required bool IsRedo { get; init; }

    /// <summary>
    /// The version of each Delta table that the batch reads beside its sources (<see cref="StreamOptions.BatchTables"/> and those of
    /// the plan), by canonical path; a table that did not exist is missing. The same when the batch is redone.
    /// </summary>
    public required IReadOnlyDictionary<string, long> TableVersions { get; init; }

    /// <summary>
    /// Is cancelled when the query is asked to stop. A batch need not hear it, and is finished then; one that waits for others may throw an
    /// <see cref="OperationCanceledException"/>, is abandoned, and is redone by the next run.
    /// </summary>
    public required CancellationToken Stop { get; init; }

    /// <summary>What a commit's <c>userMetadata</c> should hold, so that the query can be recovered from the table (<see cref="StreamOptions.RecoverFrom"/>).</summary>
    public required string CommitMetadata { get; init; }

    /// <summary>The application id of one of the batch's writes.</summary>
    /// <param name="write">The write's name, unique in the job.</param>
    /// <returns>The id, as <c>job/0/write</c>.</returns>
    public string ApplicationIdOf(string write)
    {
        ArgumentException.ThrowIfNullOrEmpty(write);
        return $"{ApplicationId}/{write}";
    }

    internal void Run(Action body)
    {
        var outer = Holder.Value;
        Holder.Value = this;
        try
        {
            body();
        }
        finally
        {
            Holder.Value = outer;
        }
    }
}
