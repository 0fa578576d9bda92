namespace SparkPersonalization.Streaming;

/// <summary>Options of <c>WriteStream()</c> that the runner reads, besides those of the sinks.</summary>
public static class StreamOptions
{
    /// <summary>The directory of the query's progress. Needed, but for the sinks <c>console</c> and <c>memory</c>.</summary>
    public const string CheckpointLocation = "checkpointLocation";

    /// <summary>
    /// The job's name, which begins the application ids of its writes, so that they stay the same where a checkpoint is lost. The
    /// query's id by default, which is lost with the checkpoint.
    /// </summary>
    public const string ApplicationName = "applicationName";

    /// <summary>Whether the query forgets its progress and starts anew under the next generation's application ids; false by default.</summary>
    public const string NewGeneration = "newGeneration";

    /// <summary>A text that changes when the batch's rules do. A batch begun under other rules is refused, not redone.</summary>
    public const string Fingerprint = "fingerprint";

    /// <summary>Paths of Delta tables that the batch function reads, as a JSON array: a batch fixes the version of each.</summary>
    public const string BatchTables = "batchTables";

    /// <summary>The path of a Delta table that the query writes, from whose log a missing checkpoint is recovered.</summary>
    public const string RecoverFrom = "recoverFrom";

    /// <summary>
    /// How long a query waits and tries again where a source or the sink is away for the moment, in milliseconds, before it fails; 0, by
    /// default, fails at once.
    /// </summary>
    public const string FailureTimeout = "failureTimeoutMs";

    /// <summary>
    /// Whether a batch takes less than the reader's options allow where it would take longer than the trigger's interval; false by default. A batch
    /// whose fixed cost is more than a third of the interval takes longer, so that a query which is behind catches up.
    /// </summary>
    public const string KeepsInterval = "keepsInterval";

    /// <summary>
    /// How many batches' entries the checkpoint keeps; by default what the session's <c>spark.sql.streaming.minBatchesToRetain</c> says, else 100.
    /// </summary>
    public const string MinBatchesToRetain = "minBatchesToRetain";
}
