using SparkPersonalization.Storage;

namespace SparkPersonalization.Export.Tests;

/// <summary>The local storage of a process that dies at one of its changes: before it, in the midst of it where it is a write, or after it. A dead process does nothing more.</summary>
/// <param name="step">The number of the change, from 1.</param>
/// <param name="isAfter">Whether the change is still made.</param>
internal sealed class CrashingStorage(int step, bool isAfter) : IStorage
{
    private static readonly IStorage Inner = LocalStorage.Instance;

    /// <summary>The changes that were begun.</summary>
    internal List<string> Steps { get; } = [];

    internal bool IsDead { get; private set; }

    public string Canonical(string path) => Inner.Canonical(path);

    public IReadOnlyList<StorageEntry> List(string directory, string? startFrom = null) => Alive(() => Inner.List(directory, startFrom));

    public StorageEntry? Find(string path) => Alive(() => Inner.Find(path));

    public Stream OpenRead(string path) => Alive(() => Inner.OpenRead(path));

    public byte[]? TryReadAllBytes(string path) => Alive(() => Inner.TryReadAllBytes(path));

    public bool TryCreate(string path, ReadOnlySpan<byte> bytes)
    {
        var content = bytes.ToArray();
        return Change("create " + StoragePath.Name(path), () => Inner.TryCreate(path, content));
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var content = bytes.ToArray();
        Change("write " + StoragePath.Name(path), () =>
        {
            Inner.Write(path, content);
            return true;
        });
    }

    public Stream OpenWrite(string path) => Change("open " + StoragePath.Name(path), () => new DyingStream(this, Inner.OpenWrite(path)));

    public bool TryPublish(string temporary, string path) => Change("publish", () => Inner.TryPublish(temporary, path));

    public void Replace(string temporary, string path) => Change("replace", () =>
    {
        Inner.Replace(temporary, path);
        return true;
    });

    public void Sync(IEnumerable<string> paths) => Change("sync", () =>
    {
        Inner.Sync(paths);
        return true;
    });

    public bool Delete(string path) => Change("delete", () => Inner.Delete(path));

    public void CreateDirectory(string path) => Change("create directory", () =>
    {
        Inner.CreateDirectory(path);
        return true;
    });

    public bool TryPublishDirectory(string temporary, string path) =>
        Change("publish directory", () => Inner.TryPublishDirectory(temporary, path));

    public bool DeleteDirectory(string path) => Change("delete directory", () => Inner.DeleteDirectory(path));

    private T Alive<T>(Func<T> act) => IsDead ? throw new SimulatedCrashException() : act();

    private T Change<T>(string name, Func<T> act)
    {
        Alive(() => 0);
        Steps.Add(name);
        if (Steps.Count == step && !isAfter)
        {
            Die();
        }

        var result = act();
        if (Steps.Count == step && isAfter)
        {
            (result as IDisposable)?.Dispose();
            Die();
        }

        return result;
    }

    private void Die()
    {
        IsDead = true;
        throw new SimulatedCrashException();
    }

    private sealed class DyingStream(CrashingStorage owner, Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override void Write(byte[] buffer, int offset, int count) => owner.Change("write bytes", () =>
        {
            inner.Write(buffer, offset, count);
            return true;
        });

        public override void Flush() => owner.Alive(() => 0);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>The process died.</summary>
internal sealed class SimulatedCrashException : Exception;
