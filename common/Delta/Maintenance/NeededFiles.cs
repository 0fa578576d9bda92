using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Maintenance;

/// <summary>The files that a vacuum must leave: those of the newest version and those that left the table lately.</summary>
internal sealed class NeededFiles
{
    private readonly DeltaTableLog _log;
    private readonly HashSet<string> _paths;
    private Snapshot _snapshot;

    private NeededFiles(DeltaTableLog log, Snapshot snapshot, HashSet<string> paths) => (_log, _snapshot, _paths) = (log, snapshot, paths);

    internal static NeededFiles Of(DeltaTableLog log, Snapshot snapshot, DateTimeOffset removedFrom)
    {
        var from = removedFrom.ToUnixTimeMilliseconds();
        var kept = snapshot.Tombstones.Where(t => (t.DeletionTimestamp ?? 0) >= from);
        var needed = new NeededFiles(log, snapshot, new HashSet<string>(StringComparer.Ordinal));
        foreach (var file in snapshot.Files.Concat<FileAction>(kept).Concat(Forgotten(log, snapshot, removedFrom)))
        {
            needed.Add(file);
        }

        return needed;
    }

    /// <summary>Whether a file is needed, by a version that was committed since as well: a restore can bring files back.</summary>
    internal bool Contains(string relativePath) => _paths.Contains(relativePath);

    /// <summary>Learns of commits made since.</summary>
    internal void Refresh()
    {
        var newest = _log.Update(_snapshot);
        for (var version = _snapshot.Version + 1; version <= newest.Version; version++)
        {
            foreach (var file in _log.TryReadCommit(version)?.Added ?? newest.Files)
            {
                Add(file);
            }
        }

        _snapshot = newest;
    }

    private void Add(FileAction file)
    {
        _paths.Add(FileKey.CanonicalPath(file.Path, _log.TablePath));
        if (file.DeletionVector is { } vector && _snapshot.DeletionVectors.Path(vector) is { } path && StoragePath.IsInside(_log.TablePath, path))
        {
            _paths.Add(path[(_log.TablePath.Length + 1)..]);
        }
    }

    // A snapshot may forget tombstones that the table need not keep. Where files are to stay for longer, the commits tell of them.
    private static IEnumerable<RemoveFile> Forgotten(DeltaTableLog log, Snapshot snapshot, DateTimeOffset removedFrom) =>
        removedFrom >= log.Clock.GetUtcNow() - snapshot.Properties.DeletedFileRetention
            ? []
            : log.History().TakeWhile(c => c.Timestamp >= removedFrom).SelectMany(c => c.Removed);
}
