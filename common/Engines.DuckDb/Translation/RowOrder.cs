using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>The order of a plan's rows.</summary>
internal static class RowOrder
{
    /// <summary>Whether the plan sorts its rows, so that their order has a meaning.</summary>
    internal static bool IsSorted(BoundRelation plan) => plan switch
    {
        BoundSort { Order.Count: > 0 } => true,
        BoundPassing passing => IsSorted(passing.Input),
        BoundProject project => IsSorted(project.Input),
        _ => false,
    };
}
