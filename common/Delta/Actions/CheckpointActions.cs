namespace SparkPersonalization.Delta.Actions;

/// <summary>A file that holds a part of a V2 checkpoint's file actions (<c>sidecar</c>).</summary>
/// <param name="Path">The file's name in <c>_delta_log/_sidecars</c>, or its absolute path.</param>
/// <param name="SizeInBytes">Its size in bytes.</param>
/// <param name="ModificationTime">When it was made, in milliseconds since 1970-01-01 UTC.</param>
public sealed record SidecarFile(string Path, long SizeInBytes, long ModificationTime) : DeltaAction;

/// <summary>What marks a checkpoint as one of the V2 form (<c>checkpointMetadata</c>).</summary>
/// <param name="Version">The table's version that it holds.</param>
public sealed record CheckpointMetadata(long Version) : DeltaAction;
