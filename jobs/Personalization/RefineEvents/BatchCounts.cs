namespace SparkPersonalization.Personalization.RefineEvents;

/// <summary>What became of the records of a batch, or of a run's batches together.</summary>
/// <param name="Records">Records that came in.</param>
/// <param name="Silver">Those that silver takes.</param>
/// <param name="Quarantined">Those that the quarantine takes.</param>
/// <param name="Duplicates">Those that are plain copies.</param>
internal sealed record BatchCounts(long Records, long Silver, long Quarantined, long Duplicates)
{
    internal static BatchCounts None { get; } = new(0, 0, 0, 0);

    /// <summary>Whether every record is accounted for, once.</summary>
    internal bool Conserves => Records == Silver + Quarantined + Duplicates;

    internal BatchCounts Plus(BatchCounts other) =>
        new(Records + other.Records, Silver + other.Silver, Quarantined + other.Quarantined, Duplicates + other.Duplicates);
}
