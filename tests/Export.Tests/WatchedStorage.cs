using SparkPersonalization.Storage;

namespace SparkPersonalization.Export.Tests;

/// <summary>The local storage, with a look at it before each change.</summary>
/// <param name="look">Looks.</param>
internal sealed class WatchedStorage(Action look) : IStorage
{
    private static readonly IStorage Inner = LocalStorage.Instance;

    public string Canonical(string path) => Inner.Canonical(path);

    public IReadOnlyList<StorageEntry> List(string directory, string? startFrom = null) => Inner.List(directory, startFrom);

    public StorageEntry? Find(string path) => Inner.Find(path);

    public Stream OpenRead(string path) => Inner.OpenRead(path);

    public byte[]? TryReadAllBytes(string path) => Inner.TryReadAllBytes(path);

    public bool TryCreate(string path, ReadOnlySpan<byte> bytes)
    {
        look();
        return Inner.TryCreate(path, bytes);
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        look();
        Inner.Write(path, bytes);
    }

    public Stream OpenWrite(string path)
    {
        look();
        return Inner.OpenWrite(path);
    }

    public bool TryPublish(string temporary, string path)
    {
        look();
        return Inner.TryPublish(temporary, path);
    }

    public void Replace(string temporary, string path)
    {
        look();
        Inner.Replace(temporary, path);
    }

    public void Sync(IEnumerable<string> paths)
    {
        look();
        Inner.Sync(paths);
    }

    public bool Delete(string path)
    {
        look();
        return Inner.Delete(path);
    }

    public void CreateDirectory(string path)
    {
        look();
        Inner.CreateDirectory(path);
    }

    public bool TryPublishDirectory(string temporary, string path)
    {
        look();
        return Inner.TryPublishDirectory(temporary, path);
    }

    public bool DeleteDirectory(string path)
    {
        look();
        return Inner.DeleteDirectory(path);
    }
}
