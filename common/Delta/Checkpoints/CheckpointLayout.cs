using Parquet.Schema;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Checkpoints;

/// <summary>The schema of a V1 checkpoint (Delta protocol, "Checkpoint Schema") and its columns, in the order of the schema.</summary>
internal sealed class CheckpointLayout
{
    private readonly List<CheckpointColumn> _columns = [];

    internal CheckpointLayout(bool withStats)
    {
        Schema = new ParquetSchema(Transaction(), Add(withStats), Remove(), Metadata(), Protocol(), Domain());
    }

    internal ParquetSchema Schema { get; }

    internal IReadOnlyList<CheckpointColumn> Columns => _columns;

    private StructField Transaction() => new(
        "txn",
        Text<SetTransaction>("appId", t => t.AppId),
        Number<SetTransaction, long>("version", t => t.Version),
        Number<SetTransaction, long>("lastUpdated", t => t.LastUpdated));

    private StructField Add(bool withStats) => new(
        "add",
        [
            Text<AddFile>("path", a => a.Path),
            Map<AddFile>("partitionValues", a => a.PartitionValues),
            Number<AddFile, long>("size", a => a.Size),
            Number<AddFile, long>("modificationTime", a => a.ModificationTime),
            Number<AddFile, bool>("dataChange", _ => false),
            .. withStats ? [Text<AddFile>("stats", a => a.Stats)] : Array.Empty<Field>(),
            Map<AddFile>("tags", a => a.Tags.Count == 0 ? null : a.Tags),
            DeletionVector<AddFile>(),
            Number<AddFile, long>("baseRowId", a => a.BaseRowId),
            Number<AddFile, long>("defaultRowCommitVersion", a => a.DefaultRowCommitVersion),
            Text<AddFile>("clusteringProvider", a => a.ClusteringProvider),
        ]);

    private StructField Remove() => new(
        "remove",
        Text<RemoveFile>("path", r => r.Path),
        Number<RemoveFile, long>("deletionTimestamp", r => r.DeletionTimestamp),
        Number<RemoveFile, bool>("dataChange", _ => false),
        Number<RemoveFile, bool>("extendedFileMetadata", r => r.ExtendedFileMetadata),
        Map<RemoveFile>("partitionValues", r => r.ExtendedFileMetadata ? r.PartitionValues : null),
        Number<RemoveFile, long>("size", r => r.Size),
        DeletionVector<RemoveFile>(),
        Number<RemoveFile, long>("baseRowId", r => r.BaseRowId),
        Number<RemoveFile, long>("defaultRowCommitVersion", r => r.DefaultRowCommitVersion));

    private StructField Metadata() => new(
        "metaData",
        Text<Metadata>("id", m => m.Id),
        Text<Metadata>("name", m => m.Name),
        Text<Metadata>("description", m => m.Description),
        new StructField("format", Text<Metadata>("provider", m => m.FormatProvider), Map<Metadata>("options", m => m.FormatOptions)),
        Text<Metadata>("schemaString", m => m.SchemaString),
        List<Metadata>("partitionColumns", m => m.PartitionColumns),
        Map<Metadata>("configuration", m => m.Configuration),
        Number<Metadata, long>("createdTime", m => m.CreatedTime));

    private StructField Protocol() => new(
        "protocol",
        Number<Protocol, int>("minReaderVersion", p => p.MinReaderVersion),
        Number<Protocol, int>("minWriterVersion", p => p.MinWriterVersion),
        List<Protocol>("readerFeatures", p => p.ReaderFeatures),
        List<Protocol>("writerFeatures", p => p.WriterFeatures));

    private StructField Domain() => new(
        "domainMetadata",
        Text<DomainMetadata>("domain", d => d.Domain),
        Text<DomainMetadata>("configuration", d => d.Configuration),
        Number<DomainMetadata, bool>("removed", d => d.Removed));

    private StructField DeletionVector<TAction>()
        where TAction : FileAction => new(
            "deletionVector",
            Text<TAction>("storageType", a => a.DeletionVector?.StorageType, HasVector),
            Text<TAction>("pathOrInlineDv", a => a.DeletionVector?.PathOrInlineDv, HasVector),
            Number<TAction, int>("offset", a => a.DeletionVector?.Offset, HasVector),
            Number<TAction, int>("sizeInBytes", a => a.DeletionVector?.SizeInBytes, HasVector),
            Number<TAction, long>("cardinality", a => a.DeletionVector?.Cardinality, HasVector));

    private static bool HasVector(FileAction action) => action.DeletionVector is not null;

    private DataField<string> Text<TAction>(string name, Func<TAction, string?> get, Func<TAction, bool>? hasParent = null)
        where TAction : DeltaAction
    {
        var field = new DataField<string>(name);
        _columns.Add(new ScalarColumn<TAction, ReadOnlyMemory<char>>(field, a => get(a)?.AsMemory(), hasParent));
        return field;
    }

    private DataField<T?> Number<TAction, T>(string name, Func<TAction, T?> get, Func<TAction, bool>? hasParent = null)
        where TAction : DeltaAction
        where T : struct
    {
        var field = new DataField<T?>(name);
        _columns.Add(new ScalarColumn<TAction, T>(field, get, hasParent));
        return field;
    }

    private MapField Map<TAction>(string name, Func<TAction, StringMap?> get)
        where TAction : DeltaAction
    {
        var key = new DataField("key", typeof(string), isNullable: false);
        var value = new DataField<string>("value");
        _columns.Add(new RepeatedColumn<TAction>(key, a => get(a)?.Keys));
        _columns.Add(new RepeatedColumn<TAction>(value, a => get(a)?.Values));
        return new MapField(name, key, value);
    }

    private ListField List<TAction>(string name, Func<TAction, IEnumerable<string>?> get)
        where TAction : DeltaAction
    {
        var item = new DataField<string>("element");
        _columns.Add(new RepeatedColumn<TAction>(item, get));
        return new ListField(name, item);
    }
}
