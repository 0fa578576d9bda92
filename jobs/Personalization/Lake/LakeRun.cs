namespace SparkPersonalization.Personalization.Lake;

/// <summary>What a run of a query did.</summary>
/// <param name="Batches">Batches done.</param>
/// <param name="Rows">Rows of input taken.</param>
internal sealed record LakeRun(long Batches, long Rows);
