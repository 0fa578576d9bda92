namespace SparkPersonalization.Delta.Maintenance;

/// <summary>What a vacuum did.</summary>
/// <param name="Files">How many files were deleted.</param>
/// <param name="Bytes">What they weighed together.</param>
/// <param name="Directories">How many directories were looked into, the table's own among them.</param>
/// <param name="Left">How many files are left for another run, as the limit was reached.</param>
public sealed record VacuumResult(int Files, long Bytes, int Directories, int Left);
