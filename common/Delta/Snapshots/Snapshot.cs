using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.DeletionVectors;
using SparkPersonalization.Delta.Features;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Statistics;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Snapshots;

/// <summary>A table as of one version: its schema, properties and files. Immutable, and safe to share between threads.</summary>
public sealed class Snapshot
{
    private readonly IStorage _storage;
    private readonly Lazy<Dictionary<string, AddFile>> _withVectors;

    private Snapshot(IStorage storage, string tablePath, long version, TableState state, Protocol protocol, Metadata metadata, DateTimeOffset timestamp)
    {
        _storage = storage;
        TablePath = tablePath;
        Version = version;
        State = state;
        Protocol = protocol;
        Metadata = metadata;
        Timestamp = timestamp;
        Properties = new TableProperties(metadata.Configuration);
        _withVectors = new(FilesWithVectors);
    }

    /// <summary>The table's folder, in canonical form.</summary>
    public string TablePath { get; }

    /// <summary>The version, from 0.</summary>
    public long Version { get; }

    /// <summary>When the version was committed: by the commit itself where the table has in-commit timestamps, else by its file's time.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>What a program must know to use the table.</summary>
    public Protocol Protocol { get; }

    /// <summary>The table's metadata.</summary>
    public Metadata Metadata { get; }

    /// <summary>The table's properties, read by their meaning.</summary>
    public TableProperties Properties { get; }

    /// <summary>The table's columns, partition columns among them.</summary>
    public StructType Schema => Metadata.Schema;

    /// <summary>The columns that the table is partitioned by, in the order of its directories.</summary>
    public IReadOnlyList<string> PartitionColumns => Metadata.PartitionColumns;

    /// <summary>The table's data files, in no order.</summary>
    public IEnumerable<AddFile> Files => State.Files.Files;

    /// <summary>How many data files there are.</summary>
    public long FileCount => State.Files.FileCount;

    /// <summary>What the data files weigh together, in bytes.</summary>
    public long SizeInBytes => State.Files.SizeInBytes;

    /// <summary>The files that left the table and are kept for readers of older versions, in no order; long expired ones may be absent.</summary>
    public IEnumerable<RemoveFile> Tombstones => State.Files.Tombstones;

    /// <summary>How far each application has written.</summary>
    public IEnumerable<SetTransaction> Transactions => State.Transactions.Values;

    /// <summary>The named configurations that are in force.</summary>
    public IEnumerable<DomainMetadata> Domains => State.Domains.Values;

    internal TableState State { get; }

    /// <summary>Reads the deletion vectors of the table's files.</summary>
    internal DeletionVectorStore DeletionVectors => new(_storage, TablePath);

    /// <summary>The commit's file as it was when the snapshot was made; null where only a checkpoint is left of the version.</summary>
    internal StorageEntry? Commit { get; private init; }

    /// <summary>How far an application has written.</summary>
    /// <param name="appId">The application's id.</param>
    /// <returns>Its last version, or null where it has not written.</returns>
    public long? TransactionVersion(string appId)
    {
        ArgumentNullException.ThrowIfNull(appId);
        return State.Transactions.GetValueOrDefault(appId)?.Version;
    }

    /// <summary>A named configuration.</summary>
    /// <param name="name">The domain's name.</param>
    /// <returns>The configuration, or null where there is none.</returns>
    public DomainMetadata? Domain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return State.Domains.GetValueOrDefault(name);
    }

    /// <summary>The files that may hold a row for which a condition is true, by their partition values and statistics.</summary>
    /// <param name="predicate">The condition.</param>
    /// <returns>Those files, in no order; every file that has such a row is among them.</returns>
    public IEnumerable<AddFile> FilesMatching(DeltaPredicate predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Matching(Files, predicate);
    }

    /// <summary>Those of some of the table's files that may hold a row for which a condition is true.</summary>
    internal IEnumerable<AddFile> Matching(IEnumerable<AddFile> files, DeltaPredicate predicate)
    {
        // Partition values are at hand, statistics have to be parsed.
        var ofPartitions = predicate.Only(path => path.Names.Count == 1 && PartitionColumns.Contains(path.Names[0]));
        var isPartitioned = PartitionColumns.Count > 0;
        return files.Select(file => (File: file, Facts: new AddFileFacts(Metadata, file)))
            .Where(f => (!isPartitioned || ofPartitions.Evaluate(f.Facts).HasFlag(Outcomes.True)) && predicate.Evaluate(f.Facts).HasFlag(Outcomes.True))
            .Select(f => f.File);
    }

    /// <summary>A file of the table by its path.</summary>
    /// <param name="path">The path as a log writes it, relative or absolute.</param>
    /// <returns>The file, or null where the table has none at that path.</returns>
    public AddFile? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var key = new FileKey(FileKey.CanonicalPath(path, TablePath), DeletionVectorId: null);
        return State.Files.Find(key) as AddFile ?? _withVectors.Value.GetValueOrDefault(key.Path);
    }

    /// <summary>Where a file of the table lies on the storage.</summary>
    /// <param name="file">A file of this table, data or change data.</param>
    /// <returns>The canonical path.</returns>
    /// <exception cref="DeltaLogCorruptedException">The path would lead out of the table's folder by <c>..</c> parts.</exception>
    public string ResolvePath(FileAction file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return DataPath.Resolve(_storage, TablePath, file.Path);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{TablePath}@v{Version}";

    internal static Snapshot Create(
        IStorage storage, string tablePath, long version, TableState state, long? inCommitTimestamp, StorageEntry? commit, DateTimeOffset lastModified)
    {
        var protocol = state.Protocol ?? throw Missing("protocol", tablePath, version);
        var metadata = state.Metadata ?? throw Missing("metaData", tablePath, version);
        FeatureSupport.EnsureReadable(tablePath, protocol, metadata);
        var timestamp = new TableProperties(metadata.Configuration).EnableInCommitTimestamps && inCommitTimestamp is { } time
            ? DateTimeOffset.FromUnixTimeMilliseconds(time)
            : lastModified;
        return new Snapshot(storage, tablePath, version, state, protocol, metadata, timestamp) { Commit = commit };
    }

    // A version has each path once, whatever its vector.
    private Dictionary<string, AddFile> FilesWithVectors() => State.Files.DeletionVectorCount == 0
        ? []
        : Files.Where(f => f.DeletionVector is not null).ToDictionary(f => FileKey.CanonicalPath(f.Path, TablePath), StringComparer.Ordinal);

    private static DeltaLogCorruptedException Missing(string action, string tablePath, long version) => new(
        $"The log of '{tablePath}' is damaged: no '{action}' up to version {version}. Restore the log from a copy.");
}
