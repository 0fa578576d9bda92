namespace SparkPersonalization.Delta.Actions;

/// <summary>A data file leaves the table (<c>remove</c>). It stays on the storage for readers of older versions.</summary>
public sealed record RemoveFile : FileAction
{
    /// <summary>When it left, in milliseconds since 1970-01-01 UTC; null, which old writers leave, counts as long ago.</summary>
    public long? DeletionTimestamp { get; init; }

    /// <summary>Whether size and partition values are given.</summary>
    public bool ExtendedFileMetadata { get; init; }

    /// <summary>The file's size in bytes, where known.</summary>
    public long? Size { get; init; }

    /// <summary>Statistics in Delta's JSON form; null where unknown.</summary>
    public string? Stats { get; init; }

    /// <summary>The row id of the file's first row, where row tracking is on.</summary>
    public long? BaseRowId { get; init; }

    /// <summary>The version that first added the file, where row tracking is on.</summary>
    public long? DefaultRowCommitVersion { get; init; }
}
