using SparkPersonalization.Delta.Snapshots;

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
        var kept = snapshot.Tombstones.Where(t => (t.DeletionTimestamp ?? 0) >= from).Select(t => t.Path);
        var paths = snapshot.Files.Select(f => f.Path).Concat(kept).Concat(Forgotten(log, snapshot, removedFrom));
        return new NeededFiles(log, snapshot, paths.Select(p => FileKey.CanonicalPath(p, log.TablePath)).ToHashSet(StringComparer.Ordinal));
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
                _paths.Add(FileKey.CanonicalPath(file.Path, _log.TablePath));
            }
        }

        _snapshot = newest;
    }

    // A snapshot may forget tombstones that the table need not keep. Where files are to stay for longer, the commits tell of them.
    private static IEnumerable<string> Forgotten(DeltaTableLog log, Snapshot snapshot, DateTimeOffset removedFrom) =>
        removedFrom >= log.Clock.GetUtcNow() - snapshot.Properties.DeletedFileRetention
            ? []
            : log.History().TakeWhile(c => c.Timestamp >= removedFrom).SelectMany(c => c.Removed).Select(f => f.Path);
}
