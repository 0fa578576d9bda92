namespace SparkPersonalization.Storage;

/// <summary>
/// The local file system. A new file is written beside its name, brought to the disk and linked to it (<c>link(2)</c>, which refuses
/// a name that is taken), then the directory is brought to the disk. On Windows a move that refuses an existing target takes the
/// place of the link.
/// </summary>
public sealed partial class LocalStorage : IStorage
{
    private LocalStorage()
    {
    }

    /// <summary>The file system of this machine.</summary>
    public static LocalStorage Instance { get; } = new();

    /// <inheritdoc/>
    public string Canonical(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(WithoutScheme(path)).Replace('\\', OperatingSystem.IsWindows() ? '/' : '\\');
        return full.Length > 1 ? full.TrimEnd('/') : full;
    }

    /// <inheritdoc/>
    public IReadOnlyList<StorageEntry> List(string directory, string? startFrom = null) => Guarded(Canonical(directory), path =>
    {
        if (!Directory.Exists(path))
        {
            return [];
        }

        var names = Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry))
            .Where(name => startFrom is null || string.CompareOrdinal(name, startFrom) >= 0)
            .ToArray();
        Array.Sort(names, StringComparer.Ordinal);

        // A file may go between being listed and being looked at: it is then not there.
        return (IReadOnlyList<StorageEntry>)[.. names.Select(name => Look(StoragePath.Combine(path, name))).OfType<StorageEntry>()];
    });

    /// <inheritdoc/>
    public StorageEntry? Find(string path) => Guarded(Canonical(path), Look);

    /// <inheritdoc/>
    public Stream OpenRead(string path) => Guarded(Canonical(path), p =>
        new FileStream(p, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16));

    /// <inheritdoc/>
    public byte[]? TryReadAllBytes(string path) => Guarded(Canonical(path), p =>
    {
        try
        {
            return File.ReadAllBytes(p);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    });

    /// <inheritdoc/>
    public bool Delete(string path) => Guarded(Canonical(path), p =>
    {
        if (!File.Exists(p))
        {
            return false;
        }

        CrashPoints.Reach("storage.delete.before");
        File.Delete(p);
        CrashPoints.Reach("storage.delete.after");
        return true;
    });

    private static string WithoutScheme(string path)
    {
        if (path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            var rest = path["file:".Length..];
            if (rest.StartsWith("//", StringComparison.Ordinal))
            {
                var slash = rest.IndexOf('/', 2);
                rest = slash < 0 ? "/" : rest[slash..];
            }

            return StoragePath.Decode(rest);
        }

        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        return scheme <= 0 ? path : throw new NotSupportedException(
            $"'{path}' is not on the local file system, and '{path[..scheme]}' is not supported as a storage. Use a path or a file: URI.");
    }

    private static StorageEntry? Look(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists)
        {
            return new StorageEntry(path, file.Length, new DateTimeOffset(file.LastWriteTimeUtc), IsDirectory: false);
        }

        return Directory.Exists(path)
            ? new StorageEntry(path, 0, new DateTimeOffset(Directory.GetLastWriteTimeUtc(path)), IsDirectory: true)
            : null;
    }

    private static T Guarded<T>(string path, Func<string, T> act)
    {
        try
        {
            return act(path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or (IOException and not StorageException))
        {
            throw Explained(path, e);
        }
    }

    private static StorageException Explained(string path, Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => StorageException.NotFound(path, e),
        UnauthorizedAccessException => new(StorageFailure.AccessDenied, path, $"No access to '{path}': {e.Message} Give this user the right to it.", e),
        _ when IsDiskFull(e) => new(StorageFailure.DiskFull, path, $"The disk of '{path}' is full. Free some space and run again; nothing half-written was left.", e),
        _ => new(StorageFailure.Device, path, $"The file system failed at '{path}': {e.Message}", e),
    };

    // ENOSPC and EDQUOT; Windows' ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL. .NET puts either into HResult.
    private static bool IsDiskFull(Exception e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) is 112 or 39
        : e.HResult is 28 or 122;
}
