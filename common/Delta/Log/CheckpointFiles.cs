namespace SparkPersonalization.Delta.Log;

/// <summary>One complete checkpoint: one file, or all parts in order.</summary>
internal sealed record CheckpointFiles(long Version, IReadOnlyList<LogFile> Files)
{
    /// <summary>Whether it is of the form that can have no sidecars, by its name.</summary>
    internal bool HasNoUuid => Files[0].Kind != LogFileKind.UuidCheckpoint;
}
