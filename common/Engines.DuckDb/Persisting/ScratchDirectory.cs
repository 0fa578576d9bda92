namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>
/// A directory for files that must not outlive their session. A lock file beside it is held open: so what a crashed process left behind is
/// known by a lock that can be taken, and the next session removes it.
/// </summary>
internal sealed class ScratchDirectory : IDisposable
{
    private const string LockEnding = ".lock";
    private readonly FileStream _lock;

    private ScratchDirectory(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Where it is.</summary>
    internal string Path { get; }

    /// <summary>Makes a directory, and removes those that crashed processes left.</summary>
    /// <param name="parent">The directory in which all of them lie.</param>
    internal static ScratchDirectory Create(string parent)
    {
        Directory.CreateDirectory(parent);
        RemoveLeftovers(parent);
        while (true)
        {
            var path = System.IO.Path.Combine(parent, Guid.NewGuid().ToString("N"));

            // Between its making and its locking another process may take the lock file for a leftover. It then goes, and another is made.
            if (TryLock(path + LockEnding, FileMode.CreateNew) is { } held)
            {
                Directory.CreateDirectory(path);
                return new ScratchDirectory(path, held);
            }
        }
    }

    /// <summary>Removes the directories whose processes ended without doing so.</summary>
    internal static void RemoveLeftovers(string parent)
    {
        foreach (var file in Directory.Exists(parent) ? Directory.EnumerateFiles(parent, "*" + LockEnding) : [])
        {
            if (TryLock(file, FileMode.Open) is { } held)
            {
                Remove(file[..^LockEnding.Length], held);
            }
        }
    }

    /// <summary>Removes the directory and all that is in it.</summary>
    public void Dispose() => Remove(Path, _lock);

    private static void Remove(string path, FileStream held)
    {
        using (held)
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }

            File.Delete(path + LockEnding);
        }
    }

    private static FileStream? TryLock(string file, FileMode mode)
    {
        try
        {
            return new FileStream(file, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Held by a living process, gone since it was listed, or another user's: not ours to remove.
            return null;
        }
    }
}
