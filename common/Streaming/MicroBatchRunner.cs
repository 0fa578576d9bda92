using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Streaming.Execution;

namespace SparkPersonalization.Streaming;

/// <summary>
/// Runs streaming queries in micro-batches, on any engine: plans each batch's ranges, keeps them in a checkpoint, and gives the batch
/// to the sink as a DataFrame over bounded reads.
/// </summary>
public static class MicroBatchRunner
{
    /// <summary>Starts a query, from its checkpoint's progress if it has any.</summary>
    /// <param name="definition">What it reads, does and how often.</param>
    /// <param name="services">What it stands on.</param>
    /// <returns>The running query. Its batches are done on a thread of its own.</returns>
    /// <exception cref="AnalysisException">The query is not one that can run as a stream; the message says why.</exception>
    /// <exception cref="ArgumentException">An option has a value that it cannot have.</exception>
    /// <exception cref="SparkException">The checkpoint is in use by another run, or damaged.</exception>
    public static IStreamingQueryExecution Start(StreamDefinition definition, StreamServices services)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(services);
        var setup = QuerySetup.Open(definition, services);
        MicroBatchExecution execution;
        try
        {
            execution = new MicroBatchExecution(setup);
        }
        catch
        {
            setup.Dispose();
            throw;
        }

        execution.Start();
        return execution;
    }
}
