namespace SparkPersonalization.Delta.Actions;

/// <summary>A data file becomes part of the table (<c>add</c>).</summary>
public sealed record AddFile : FileAction
{
    private readonly PackedText _stats;

    /// <summary>The file's size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>When the file was made, in milliseconds since 1970-01-01 UTC.</summary>
    public required long ModificationTime { get; init; }

    /// <summary>Statistics in Delta's JSON form (<c>numRecords</c>, <c>minValues</c>, ...); null where none were collected.</summary>
    public string? Stats
    {
        get => _stats.Text;
        init => _stats = new PackedText(value);
    }

    /// <summary>The same statistics, as they are kept.</summary>
    internal PackedText PackedStats
    {
        init => _stats = value;
    }

    /// <summary>The row id of the file's first row, where row tracking is on.</summary>
    public long? BaseRowId { get; init; }

    /// <summary>The version that first added the file, where row tracking is on.</summary>
    public long? DefaultRowCommitVersion { get; init; }

    /// <summary>Who clustered the file's rows; null for nobody.</summary>
    public string? ClusteringProvider { get; init; }

    /// <summary>The action that takes this file out of the table again.</summary>
    /// <param name="deletionTime">When, from which on the file is kept for readers of older versions.</param>
    /// <param name="dataChange">Whether its rows go; false where they are only rearranged.</param>
    /// <returns>The action.</returns>
    public RemoveFile Remove(DateTimeOffset deletionTime, bool dataChange = true) => new()
    {
        Path = Path,
        DeletionTimestamp = deletionTime.ToUnixTimeMilliseconds(),
        DataChange = dataChange,
        PartitionValues = PartitionValues,
        Size = Size,
        ExtendedFileMetadata = true,
        Tags = Tags,
        Stats = Stats,
        DeletionVector = DeletionVector,
        BaseRowId = BaseRowId,
        DefaultRowCommitVersion = DefaultRowCommitVersion,
    };
}
