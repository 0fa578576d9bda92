using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>A data file that a writer made.</summary>
/// <param name="Path">Its path below the table's folder, percent-encoded as a log has it, with the target's subfolder.</param>
/// <param name="PartitionValues">The text of each partition column's value, as <c>PartitionValue.Format</c> gives it.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Statistics">Statistics in Delta's JSON form, as <c>StatisticsBuilder</c> makes them; null for change data.</param>
public sealed record WrittenFile(string Path, StringMap PartitionValues, long Size, long Rows, string? Statistics);
