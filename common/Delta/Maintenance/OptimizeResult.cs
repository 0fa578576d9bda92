using SparkPersonalization.Delta.Operations;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>What an optimization did.</summary>
/// <param name="Outcome">Whether the table has a new version.</param>
/// <param name="Version">The version committed; null where there was nothing to gain.</param>
/// <param name="Added">The sizes in bytes of the files that came.</param>
/// <param name="Removed">The sizes in bytes of the files that went.</param>
/// <param name="Partitions">How many partitions were rewritten.</param>
/// <param name="Considered">How many files there were to look at.</param>
/// <param name="IsZOrder">Whether the rows were put in Z-order.</param>
/// <param name="Bins">How many groups of files were rewritten, each together.</param>
/// <param name="Started">When it began.</param>
/// <param name="Ended">When it ended.</param>
/// <param name="VectorsRemoved">How many of the files that went had a deletion vector.</param>
/// <param name="RowsOfVectorsRemoved">How many rows those listed as deleted, and are gone from the disk with a later vacuum.</param>
/// <param name="MaintenanceFailure">What went wrong with the checkpoint or the clean-up after the commit, which stands; else null.</param>
public sealed record OptimizeResult(
    OperationOutcome Outcome,
    long? Version,
    IReadOnlyList<long> Added,
    IReadOnlyList<long> Removed,
    long Partitions,
    long Considered,
    bool IsZOrder,
    long Bins,
    DateTimeOffset Started,
    DateTimeOffset Ended,
    long VectorsRemoved = 0,
    long RowsOfVectorsRemoved = 0,
    Exception? MaintenanceFailure = null);
