using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Streaming.Checkpoints;

/// <summary>A query's checkpoint directory in Spark's layout: <c>metadata</c>, <c>offsets/N</c>, <c>commits/N</c>, <c>sources/I</c>.</summary>
internal sealed class StreamCheckpoint : IDisposable
{
    private readonly CrashPoint _reach;
    private readonly CheckpointLock _lock;
    private readonly bool _isTemporary;

    private StreamCheckpoint(IStorage storage, string path, CrashPoint reach, CheckpointLock heldLock, bool isTemporary)
    {
        Storage = storage;
        Path = path;
        _reach = reach;
        _lock = heldLock;
        _isTemporary = isTemporary;
        Offsets = new(storage, StoragePath.Combine(path, "offsets"), e => e.ToText(), OffsetEntry.Parse, reach, "offsets");
        Commits = new(storage, StoragePath.Combine(path, "commits"), CommitEntry.ToText, CommitEntry.Parse, reach, "commits");
    }

    /// <summary>Where the checkpoint is.</summary>
    internal IStorage Storage { get; }

    /// <summary>The checkpoint's directory, in canonical form.</summary>
    internal string Path { get; }

    /// <summary>What is written before a batch.</summary>
    internal BatchLog<OffsetEntry> Offsets { get; }

    /// <summary>What is written after a batch.</summary>
    internal BatchLog<CommitEntry> Commits { get; }

    /// <summary>Takes a checkpoint for this query alone. Nothing is written yet but the lock.</summary>
    internal static StreamCheckpoint Open(IStorage storage, string path, CrashPoint reach)
    {
        var canonical = storage.Canonical(path);
        return new StreamCheckpoint(storage, canonical, reach, CheckpointLock.Acquire(storage, canonical), isTemporary: false);
    }

    /// <summary>A checkpoint for this run alone, deleted with it.</summary>
    internal static StreamCheckpoint OpenTemporary(CrashPoint reach)
    {
        var storage = LocalStorage.Instance;
        var path = storage.Canonical(Directory.CreateTempSubdirectory("stream-").FullName);
        return new StreamCheckpoint(storage, path, reach, CheckpointLock.Acquire(storage, path), isTemporary: true);
    }

    /// <summary>The directory in which a source keeps what it must remember.</summary>
    internal string SourceDirectory(int index) => StoragePath.Combine(Path, $"sources/{index}");

    /// <summary>What <c>metadata</c> says, or null for a new checkpoint.</summary>
    internal StreamMetadata? ReadMetadata()
    {
        var bytes = Storage.TryReadAllBytes(MetadataPath);
        try
        {
            return bytes is null ? null : JsonSerializer.Deserialize<StreamMetadata>(bytes);
        }
        catch (JsonException) when (Offsets.Batches().Count == 0)
        {
            // Torn while it was first written, so nothing has been done under its id.
            return null;
        }
        catch (JsonException e)
        {
            throw new SparkException(
                "STREAMING_CHECKPOINT_DAMAGED",
                $"The checkpoint file '{MetadataPath}' cannot be read: {e.Message}. Restore it from a copy, or delete the directory to start anew.",
                e);
        }
    }

    internal void WriteMetadata(StreamMetadata metadata)
    {
        _reach("streaming.metadata.before-write");
        Storage.Write(MetadataPath, JsonSerializer.SerializeToUtf8Bytes(metadata));
        _reach("streaming.metadata.after-write");
    }

    /// <summary>Begins a new generation: notes it, forgets all progress, and then notes that this is done, so that a death between is made good.</summary>
    internal StreamMetadata StartGeneration(StreamMetadata old)
    {
        var next = old.IsResetting ? old : new StreamMetadata(old.Id, old.Generation + 1, IsResetting: true);
        WriteMetadata(next);
        ForgetProgress();
        next = next with { IsResetting = false };
        WriteMetadata(next);
        return next;
    }

    /// <summary>Deletes all batches and what sources remember.</summary>
    internal void ForgetProgress()
    {
        foreach (var directory in new[] { "commits", "offsets", "sources" })
        {
            DeleteBelow(StoragePath.Combine(Path, directory));
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (_isTemporary)
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private string MetadataPath => StoragePath.Combine(Path, "metadata");

    private void DeleteBelow(string directory)
    {
        foreach (var entry in Storage.List(directory))
        {
            if (entry.IsDirectory)
            {
                DeleteBelow(entry.Path);
            }
            else
            {
                _reach("streaming.reset.before-delete");
                Storage.Delete(entry.Path);
                _reach("streaming.reset.after-delete");
            }
        }
    }
}
