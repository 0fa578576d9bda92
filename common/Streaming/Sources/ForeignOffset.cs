using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Streaming.Sources;

/// <summary>An offset in a checkpoint that a query's source did not write.</summary>
internal static class ForeignOffset
{
    /// <summary>The error that says so.</summary>
    /// <param name="offset">The offset.</param>
    /// <param name="source">What the source is a stream of, such as <c>files</c>.</param>
    /// <param name="inner">What the source found.</param>
    internal static SparkException Error(string offset, string source, Exception inner) => new(
        "STREAMING_CHECKPOINT_DAMAGED",
        $"'{offset}' is not the offset of a stream of {source}. Was the query's source exchanged? Give the query another checkpointLocation, or start a new generation with --reset.",
        inner);
}
