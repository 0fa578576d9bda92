namespace SparkPersonalization.Delta.Actions;

/// <summary>A file with the row changes of a commit, for the change data feed (<c>cdc</c>). It is no part of the table.</summary>
public sealed record AddCdcFile : FileAction
{
    /// <summary>The file's size in bytes.</summary>
    public required long Size { get; init; }
}
