using System.Collections.Concurrent;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Streaming.Checkpoints;

/// <summary>
/// Holds a checkpoint for one query at a time. On a local disk it is the operating system's lock on the file <c>_lock</c>, which goes
/// with the process however that ends; on other storages queries of this process exclude each other, and those of several
/// processes find out at the first entry that both write.
/// </summary>
internal sealed class CheckpointLock : IDisposable
{
    private static readonly ConcurrentDictionary<(IStorage Storage, string Path), byte> Held = new();

    private readonly (IStorage, string) _key;
    private readonly FileStream? _file;

    private CheckpointLock((IStorage, string) key, FileStream? file)
    {
        _key = key;
        _file = file;
    }

    internal static CheckpointLock Acquire(IStorage storage, string checkpoint)
    {
        var path = StoragePath.Combine(checkpoint, "_lock");
        var key = (storage, path);
        if (!Held.TryAdd(key, 0))
        {
            throw InUse(checkpoint, "a query of this process", inner: null);
        }

        try
        {
            return new CheckpointLock(key, storage is LocalStorage ? Open(storage, checkpoint, path) : null);
        }
        catch
        {
            Held.TryRemove(key, out _);
            throw;
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        Held.TryRemove(_key, out _);
    }

    private static FileStream Open(IStorage storage, string checkpoint, string path)
    {
        storage.CreateDirectory(checkpoint);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw InUse(checkpoint, "another process", e);
        }
    }

    private static SparkException InUse(string checkpoint, string holder, Exception? inner) => new(
        "CONCURRENT_QUERY",
        $"The checkpoint '{checkpoint}' is in use by {holder}. Wait until that run has ended or stop it, then start again.",
        inner);
}
