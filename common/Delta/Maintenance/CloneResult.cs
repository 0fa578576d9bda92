namespace SparkPersonalization.Delta.Maintenance;

/// <summary>What a clone did.</summary>
/// <param name="SourceSize">What the files of the version cloned weigh, in bytes.</param>
/// <param name="SourceFiles">How many there are.</param>
/// <param name="Copied">How many were copied; none of a shallow clone.</param>
/// <param name="CopiedSize">What was copied, in bytes.</param>
public sealed record CloneResult(long SourceSize, long SourceFiles, long Copied, long CopiedSize);
