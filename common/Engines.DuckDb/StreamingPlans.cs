using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb;

/// <summary>Tells streams from batches.</summary>
internal static class StreamingPlans
{
    /// <summary>Whether a plan reads a stream, so that it has rows only batch by batch.</summary>
    internal static bool IsStreaming(Relation plan) => plan is Read { IsStreaming: true } || plan.Inputs.Any(IsStreaming);
}
