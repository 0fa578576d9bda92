using SparkPersonalization.Storage;

namespace SparkPersonalization.TestKit;

/// <summary>A storage without a disk, for tests of what stands on one. Its times come from the clock it is given.</summary>
public sealed class InMemoryStorage(TimeProvider? clock = null) : IStorage
{
    private readonly Dictionary<string, StoredFile> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _directories = new(StringComparer.Ordinal) { "/" };
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _lock = new();

    /// <summary>How often each method was called, by name.</summary>
    public Dictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    public string Canonical(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.StartsWith("file:", StringComparison.Ordinal))
        {
            path = StoragePath.Decode("/" + path["file:".Length..].TrimStart('/'));
        }

        if (path.Contains("://", StringComparison.Ordinal))
        {
            throw new NotSupportedException($"'{path}' is not in memory.");
        }

        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts);
    }

    public IReadOnlyList<StorageEntry> List(string directory, string? startFrom = null) => Locked(nameof(List), () =>
    {
        var at = Canonical(directory);
        return (IReadOnlyList<StorageEntry>)[.. _files.Keys.Concat(_directories)
            .Where(path => path != "/" && StoragePath.Parent(path) == at)
            .Where(path => startFrom is null || string.CompareOrdinal(StoragePath.Name(path), startFrom) >= 0)
            .Order(StringComparer.Ordinal)
            .Select(path => Entry(path)!)];
    });

    public StorageEntry? Find(string path) => Locked(nameof(Find), () => Entry(Canonical(path)));

    public Stream OpenRead(string path) => new MemoryStream(((IStorage)this).ReadAllBytes(path), writable: false);

    public byte[]? TryReadAllBytes(string path) =>
        Locked(nameof(TryReadAllBytes), () => _files.TryGetValue(Canonical(path), out var file) ? (byte[])file.Bytes.Clone() : null);

    public bool TryCreate(string path, ReadOnlySpan<byte> bytes)
    {
        var content = bytes.ToArray();
        return Locked(nameof(TryCreate), () => Add(Canonical(path), content));
    }

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var content = bytes.ToArray();
        Locked(nameof(Write), () =>
        {
            _files.Remove(Canonical(path));
            return Add(Canonical(path), content);
        });
    }

    public Stream OpenWrite(string path)
    {
        var target = Canonical(path);
        return Locked(nameof(OpenWrite), () => Add(target, []))
            ? new StoredStream(bytes => ((IStorage)this).Write(target, bytes))
            : throw StorageException.Exists(target);
    }

    public bool TryPublish(string temporary, string path) => Locked(nameof(TryPublish), () =>
        _files.Remove(Canonical(temporary), out var file) ? Add(Canonical(path), file.Bytes) : throw StorageException.NotFound(temporary));

    public void Replace(string temporary, string path) => Locked(nameof(Replace), () =>
    {
        if (!_files.Remove(Canonical(temporary), out var file))
        {
            throw StorageException.NotFound(temporary);
        }

        _files.Remove(Canonical(path));
        return Add(Canonical(path), file.Bytes);
    });

    public void Sync(IEnumerable<string> paths)
    {
        foreach (var path in paths.Where(path => Find(path) is null))
        {
            throw StorageException.NotFound(path);
        }
    }

    public bool Delete(string path) => Locked(nameof(Delete), () => _files.Remove(Canonical(path)));

    public void CreateDirectory(string path) => Locked(nameof(CreateDirectory), () => AddDirectory(Canonical(path)));

    public bool TryPublishDirectory(string temporary, string path) => Locked(nameof(TryPublishDirectory), () =>
    {
        var (source, target) = (Canonical(temporary), Canonical(path));
        if (!_directories.Contains(source))
        {
            throw StorageException.NotFound(source);
        }

        if (Entry(target) is not null)
        {
            return false;
        }

        foreach (var file in _files.Keys.Where(file => StoragePath.IsInside(source, file)).ToList())
        {
            _files.Remove(file, out var content);
            _files.Add(target + file[source.Length..], content!);
        }

        foreach (var directory in _directories.Where(directory => StoragePath.IsInside(source, directory)).ToList())
        {
            _directories.Remove(directory);
            AddDirectory(target + directory[source.Length..]);
        }

        return true;
    });

    public bool DeleteDirectory(string path) => Locked(nameof(DeleteDirectory), () =>
    {
        var directory = Canonical(path);
        foreach (var file in _files.Keys.Where(file => StoragePath.IsInside(directory, file)).ToList())
        {
            _files.Remove(file);
        }

        return _directories.RemoveWhere(inner => StoragePath.IsInside(directory, inner)) > 0;
    });

    /// <summary>Sets a file's time, as copying tools do.</summary>
    public void Touch(string path, DateTimeOffset time) => Locked(nameof(Touch), () =>
        _files[Canonical(path)] = _files[Canonical(path)] with { Time = time });

    private bool Add(string path, byte[] bytes)
    {
        if (_files.ContainsKey(path) || _directories.Contains(path))
        {
            return false;
        }

        AddDirectory(StoragePath.Parent(path));
        _files.Add(path, new StoredFile(bytes, _clock.GetUtcNow()));
        return true;
    }

    private bool AddDirectory(string path)
    {
        for (; path.Length > 1; path = StoragePath.Parent(path))
        {
            _directories.Add(path);
        }

        return true;
    }

    private StorageEntry? Entry(string path)
    {
        if (_files.TryGetValue(path, out var file))
        {
            return new StorageEntry(path, file.Bytes.Length, file.Time, IsDirectory: false);
        }

        return _directories.Contains(path) ? new StorageEntry(path, 0, DateTimeOffset.UnixEpoch, IsDirectory: true) : null;
    }

    private T Locked<T>(string name, Func<T> act)
    {
        lock (_lock)
        {
            Calls[name] = Calls.GetValueOrDefault(name) + 1;
            return act();
        }
    }

    private sealed record StoredFile(byte[] Bytes, DateTimeOffset Time);

    private sealed class StoredStream(Action<byte[]> store) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && CanWrite)
            {
                store(ToArray());
            }

            base.Dispose(disposing);
        }
    }
}
