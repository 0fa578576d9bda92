namespace SparkPersonalization.Storage;

/// <summary>
/// Files by path or URI: what tables, checkpoints and exports are kept in. What a method has made visible has reached the disk
/// when it returns. All methods may be called from several threads, and by several processes on one storage.
/// </summary>
/// <remarks>Every failure of the storage itself is a <see cref="StorageException"/> that names the path and what to do.</remarks>
public interface IStorage
{
    /// <summary>The one form of a path or URI, in which this storage reports paths.</summary>
    /// <param name="path">A path or URI.</param>
    /// <returns>An absolute path without trailing separator, <c>.</c> or <c>..</c>.</returns>
    /// <exception cref="NotSupportedException">The URI's scheme is not one of this storage.</exception>
    string Canonical(string path);

    /// <summary>What lies directly in a directory, in the ordinal order of the names.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="startFrom">Only names that are equal to or after this one; all by default.</param>
    /// <returns>Files and directories; nothing where the directory does not exist.</returns>
    IReadOnlyList<StorageEntry> List(string directory, string? startFrom = null);

    /// <summary>What lies at a path.</summary>
    /// <param name="path">The path of a file or a directory.</param>
    /// <returns>The entry, or null where nothing is there.</returns>
    StorageEntry? Find(string path);

    /// <summary>Whether a file or directory lies at a path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>True where something is there.</returns>
    bool Exists(string path) => Find(path) is not null;

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The file.</param>
    /// <returns>A seekable stream, which the caller disposes.</returns>
    /// <exception cref="StorageException">The file is missing or cannot be read.</exception>
    Stream OpenRead(string path);

    /// <summary>A file's bytes.</summary>
    /// <param name="path">The file.</param>
    /// <returns>All bytes, or null where there is no such file.</returns>
    byte[]? TryReadAllBytes(string path);

    /// <summary>A file's bytes.</summary>
    /// <param name="path">The file.</param>
    /// <returns>All bytes.</returns>
    /// <exception cref="StorageException">The file is missing or cannot be read.</exception>
    byte[] ReadAllBytes(string path) => TryReadAllBytes(path) ?? throw StorageException.NotFound(path);

    /// <summary>
    /// Makes a file if there is none: whole or not at all, and of several callers exactly one makes it. Missing directories are made.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">Its content.</param>
    /// <returns>False where the file exists already, which is then left as it is.</returns>
    bool TryCreate(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Makes or replaces a file: a reader sees the old content or the new, never a mixture. Missing directories are made.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">Its content.</param>
    void Write(string path, ReadOnlySpan<byte> bytes);

    /// <summary>
    /// Opens a new file for writing, for content too large to be held whole. It is a temporary one until <see cref="TryPublish"/>
    /// gives it its name. Missing directories are made.
    /// </summary>
    /// <param name="path">A path that nothing has, as <see cref="StoragePath.Temporary"/> makes.</param>
    /// <returns>A stream, which the caller disposes.</returns>
    /// <exception cref="StorageException">Something exists at the path.</exception>
    Stream OpenWrite(string path);

    /// <summary>Gives a finished temporary file its final name, if nothing has that name. The file reaches the disk before.</summary>
    /// <param name="temporary">The finished file; it is gone afterwards, whatever the result.</param>
    /// <param name="path">The final name, in a directory that exists, on the same file system.</param>
    /// <returns>False where something has that name already, which is then left as it is.</returns>
    bool TryPublish(string temporary, string path);

    /// <summary>Gives a finished temporary file its final name, in place of what has that name. The file reaches the disk before.</summary>
    /// <param name="temporary">The finished file; it is gone afterwards.</param>
    /// <param name="path">The final name, in a directory that exists, on the same file system.</param>
    void Replace(string temporary, string path);

    /// <summary>Makes sure that files which another library wrote, and their names, have reached the disk.</summary>
    /// <param name="paths">The files.</param>
    void Sync(IEnumerable<string> paths);

    /// <summary>Deletes a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>False where there was none.</returns>
    bool Delete(string path);

    /// <summary>Makes a directory and those above it. One that exists is left as it is.</summary>
    /// <param name="path">The directory.</param>
    void CreateDirectory(string path);

    /// <summary>
    /// Gives a finished temporary directory, which must not be empty, its final name, if nothing has that name: a reader sees all of it or
    /// nothing. The files in it must have reached the disk before (<see cref="Sync"/>).
    /// </summary>
    /// <param name="temporary">The finished directory. It stays where it is if the name is taken.</param>
    /// <param name="path">The final name, in a directory that exists, on the same file system.</param>
    /// <returns>False where something has that name already, which is then left as it is.</returns>
    /// <exception cref="StorageException">There is no directory <paramref name="temporary"/>.</exception>
    bool TryPublishDirectory(string temporary, string path);

    /// <summary>Deletes a directory with all that it holds. As with a file, a crash of the machine may bring it back.</summary>
    /// <param name="path">The directory.</param>
    /// <returns>False where there was none.</returns>
    bool DeleteDirectory(string path);
}
