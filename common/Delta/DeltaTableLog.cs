using SparkPersonalization.Delta.Log;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta;

/// <summary>
/// The log of one Delta table: its versions, what changed in them, and the way to commit a new one. Remembers the newest snapshot it
/// has seen and a few others, so that asking again reads only the commits since. Safe to share between threads.
/// </summary>
public sealed partial class DeltaTableLog
{
    /// <summary>The folder of the log inside the table's.</summary>
    public const string LogFolder = "_delta_log";

    private readonly SnapshotLoader _loader;
    private readonly RecentSnapshots _recent = new();

    /// <summary>Names a table. Nothing is read, and the table need not exist.</summary>
    /// <param name="storage">Where the table is.</param>
    /// <param name="tablePath">The table's folder, a path or a URI of the storage.</param>
    /// <param name="clock">The time of commits, tombstones and clean-up; the machine's by default.</param>
    public DeltaTableLog(IStorage storage, string tablePath, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        Storage = storage;
        TablePath = storage.Canonical(tablePath);
        LogPath = StoragePath.Combine(TablePath, LogFolder);
        Clock = clock ?? TimeProvider.System;
        _loader = new SnapshotLoader(storage, TablePath, Clock);
    }

    /// <summary>Where the table is.</summary>
    public IStorage Storage { get; }

    /// <summary>The table's folder, in canonical form.</summary>
    public string TablePath { get; }

    /// <summary>The log's folder.</summary>
    public string LogPath { get; }

    internal TimeProvider Clock { get; }

    /// <summary>
    /// The log of a table that all of the process shares, so that each reader goes on from what the others have read. A limited number
    /// of tables is remembered.
    /// </summary>
    /// <param name="storage">Where the table is.</param>
    /// <param name="tablePath">The table's folder, a path or a URI of the storage.</param>
    /// <returns>The log, with the machine's clock.</returns>
    public static DeltaTableLog Shared(IStorage storage, string tablePath)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return SharedLogs.Get(storage, storage.Canonical(tablePath));
    }

    /// <summary>The newest version.</summary>
    /// <returns>A snapshot of it.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table at the path.</exception>
    /// <exception cref="UnsupportedTableFeatureException">The table needs a feature that this library does not have.</exception>
    /// <exception cref="DeltaLogCorruptedException">The log is damaged.</exception>
    public Snapshot Snapshot() => TrySnapshot() ?? throw new DeltaTableNotFoundException(TablePath);

    /// <summary>The newest version, if there is a table.</summary>
    /// <returns>A snapshot of it, or null where there is no table at the path.</returns>
    /// <exception cref="UnsupportedTableFeatureException">The table needs a feature that this library does not have.</exception>
    /// <exception cref="DeltaLogCorruptedException">The log is damaged.</exception>
    public Snapshot? TrySnapshot()
    {
        var snapshot = _recent.Newest is { } known ? _loader.Advance(known, upTo: null) : null;
        return Remember(snapshot ?? LoadNewest());
    }

    /// <summary>The table as of a version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>A snapshot of it.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table at the path.</exception>
    /// <exception cref="DeltaVersionNotFoundException">There is no such version, or its files are no longer kept.</exception>
    /// <exception cref="UnsupportedTableFeatureException">The table needs a feature that this library does not have.</exception>
    /// <exception cref="DeltaLogCorruptedException">The log is damaged.</exception>
    public Snapshot SnapshotAt(long version)
    {
        var snapshot = _recent.UpTo(version) is { } known ? _loader.Advance(known, version) : null;
        return Remember(snapshot?.Version == version ? snapshot : _loader.Load(version)) ?? throw new DeltaTableNotFoundException(TablePath);
    }

    /// <summary>A newer version, read from an older snapshot and the commits since.</summary>
    /// <param name="older">A snapshot of this table.</param>
    /// <param name="upTo">The version to read up to; the newest by default.</param>
    /// <returns>The snapshot of that version; <paramref name="older"/> itself where nothing is newer.</returns>
    /// <exception cref="DeltaVersionNotFoundException">There is no such version.</exception>
    public Snapshot Update(Snapshot older, long? upTo = null)
    {
        ArgumentNullException.ThrowIfNull(older);
        if (upTo <= older.Version)
        {
            return upTo == older.Version ? older : SnapshotAt(upTo.Value);
        }

        var snapshot = _loader.Advance(older, upTo);
        return snapshot is not null && (upTo is null || snapshot.Version == upTo)
            ? snapshot
            : _loader.Load(upTo) ?? throw new DeltaTableNotFoundException(TablePath);
    }

    // What is remembered did not lead on, so that it may be of a table that is gone.
    private Snapshot? LoadNewest()
    {
        _recent.Clear();
        return _loader.Load(version: null);
    }

    internal string CommitPath(long version) => StoragePath.Combine(LogPath, LogFile.CommitName(version));
}
