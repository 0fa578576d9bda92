namespace SparkPersonalization.Delta.Maintenance;

/// <summary>What a restore did, by files of the table.</summary>
/// <param name="Version">The version committed.</param>
/// <param name="SizeAfter">What the table's files weigh after it, in bytes.</param>
/// <param name="FilesAfter">How many files the table has after it.</param>
/// <param name="Removed">How many files went.</param>
/// <param name="Restored">How many came back.</param>
/// <param name="RemovedSize">What went, in bytes.</param>
/// <param name="RestoredSize">What came back, in bytes.</param>
public sealed record RestoreResult(long Version, long SizeAfter, long FilesAfter, long Removed, long Restored, long RemovedSize, long RestoredSize);
