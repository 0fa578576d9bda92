using SparkPersonalization.Storage;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Streaming.Tests.Simulation;

/// <summary>
/// A disk that fails at times: before it does what it is asked, or after it did; whose machine dies in the midst of a write, which leaves a part
/// of it; and whose listing of the input may not have the newest files yet.
/// </summary>
internal sealed class SimulatedDisk(InMemoryStorage inner, Fate fate) : IStorage
{
    private readonly IStorage _inner = inner;

    /// <summary>The directory whose listings may be stale.</summary>
    internal const string Input = "/in";

    /// <summary>Is done whenever the input is listed.</summary>
    internal Action InputListed { get; init; } = () => { };

    public string Canonical(string path) => _inner.Canonical(path);

    public IReadOnlyList<StorageEntry> List(string directory, string? startFrom = null)
    {
        if (Canonical(directory) == Input)
        {
            InputListed();
        }

        var all = Try(() => _inner.List(directory, startFrom));
        return Canonical(directory) == Input && fate.Happens(0.3) ? [.. all.Where(_ => !fate.Happens(0.5))] : all;
    }

    public StorageEntry? Find(string path) => Try(() => _inner.Find(path));

    public Stream OpenRead(string path) => Try(() => _inner.OpenRead(path));

    public byte[]? TryReadAllBytes(string path) => Try(() => _inner.TryReadAllBytes(path));

    public bool TryCreate(string path, ReadOnlySpan<byte> bytes)
    {
        var content = bytes.ToArray();
        if (_inner.Find(path) is null)
        {
            MayTear(path, content);
        }

        return Try(() => _inner.TryCreate(path, content));
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var content = bytes.ToArray();
        Try(() =>
        {
            _inner.Write(path, content);
            return true;
        });
    }

    public bool Delete(string path) => Try(() => _inner.Delete(path));

    public Stream OpenWrite(string path) => Try(() => _inner.OpenWrite(path));

    public bool TryPublish(string temporary, string path) => Try(() => _inner.TryPublish(temporary, path));

    public void Replace(string temporary, string path) => _inner.Replace(temporary, path);

    public void Sync(IEnumerable<string> paths) => _inner.Sync(paths);

    public void CreateDirectory(string path) => _inner.CreateDirectory(path);

    public bool TryPublishDirectory(string temporary, string path) => _inner.TryPublishDirectory(temporary, path);

    public bool DeleteDirectory(string path) => _inner.DeleteDirectory(path);

    // The last write before a death may be there in part.
    private void MayTear(string path, byte[] content)
    {
        if (fate.Happens(0.01))
        {
            _inner.TryCreate(path, content.AsSpan(0, fate.Next(content.Length)));
            throw new SimulatedCrashException($"the write of {path}");
        }
    }

    private T Try<T>(Func<T> act)
    {
        if (fate.Happens(0.002))
        {
            throw Failure("before");
        }

        var result = act();
        return fate.Happens(0.002) ? throw Failure("after") : result;
    }

    private static StorageException Failure(string when) => new(StorageFailure.Device, "/", $"the disk failed {when} it did it");
}
