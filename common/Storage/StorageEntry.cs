namespace SparkPersonalization.Storage;

/// <summary>A file or directory as a storage lists it.</summary>
/// <param name="Path">The canonical path.</param>
/// <param name="Length">The size of a file in bytes, 0 for a directory.</param>
/// <param name="LastModified">When it was last written, in UTC.</param>
/// <param name="IsDirectory">Whether it is a directory.</param>
public sealed record StorageEntry(string Path, long Length, DateTimeOffset LastModified, bool IsDirectory)
{
    /// <summary>The last part of the path.</summary>
    public string Name => StoragePath.Name(Path);
}
