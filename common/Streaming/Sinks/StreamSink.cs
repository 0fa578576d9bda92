using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Streaming.Sinks;

/// <summary>Where the batches of a query go: a function of the batch, and its name for the progress.</summary>
/// <param name="Description">The name, such as <c>ForeachBatchSink</c>.</param>
/// <param name="NeedsCheckpoint">Whether the sink needs a lasting checkpoint.</param>
/// <param name="Process">Processes a batch; called again with the same batch after a failure.</param>
internal sealed record StreamSink(string Description, bool NeedsCheckpoint, Action<DataFrame, BatchContext> Process);
