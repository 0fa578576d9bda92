using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>Rows that were kept of a plan, which stand by themselves: they are there as long as this node is used.</summary>
/// <param name="Rows">The rows.</param>
internal sealed record CheckpointRelation(PersistedRows Rows) : LeafRelation
{
    /// <summary>What analysis reads in the node's place. Columns of the DataFrames that the rows were made of are not found here.</summary>
    internal KeptRows Kept { get; } = new(Rows.Plan.WithoutPast(), Rows.Source);
}
