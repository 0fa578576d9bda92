namespace SparkPersonalization.DataFrames.Streams;

/// <summary>What ended a streaming query.</summary>
public sealed class StreamingQueryException : SparkException
{
    internal StreamingQueryException(string query, SparkException cause)
        : base("STREAM_FAILED", $"Query [{query}] terminated with exception: {cause.Message}", cause)
    {
    }
}
