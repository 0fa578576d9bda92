namespace SparkPersonalization.Personalization.RefineEvents;

/// <summary>A batch would lose or double records. Nothing of it was published.</summary>
/// <param name="batch">The batch's number.</param>
/// <param name="counts">What was counted.</param>
internal sealed class ConservationException(long batch, BatchCounts counts) : Exception(
    $"Batch {batch} does not account for its records: {counts.Records} came in, but {counts.Silver} for silver, {counts.Quarantined} for the quarantine and "
    + $"{counts.Duplicates} duplicates are {counts.Silver + counts.Quarantined + counts.Duplicates}. Nothing of the batch was published; "
    + "the next run does it again. This is a fault of the program or its engine: please report it with the batch's offsets.")
{
    internal BatchCounts Counts { get; } = counts;
}
