using Parquet;
using Parquet.Schema;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Checkpoints;

/// <summary>The rows of a row group as actions of one kind.</summary>
internal interface ICheckpointRows
{
    /// <summary>The action in the next row, or null where the row holds one of another kind.</summary>
    DeltaAction? Next();
}

internal sealed class ProtocolRows(ParquetSchema schema, ParquetRowGroupReader group) : ICheckpointRows
{
    private readonly NumberColumn _reader = new(group, CheckpointSchema.Leaf(schema, "protocol", "minReaderVersion"));
    private readonly NumberColumn _writer = new(group, CheckpointSchema.Leaf(schema, "protocol", "minWriterVersion"));
    private readonly ListColumn _readerFeatures = new(group, CheckpointSchema.List(schema, "protocol", "readerFeatures"));
    private readonly ListColumn _writerFeatures = new(group, CheckpointSchema.List(schema, "protocol", "writerFeatures"));

    public DeltaAction? Next()
    {
        var (reader, writer) = (_reader.Next(), _writer.Next());
        var (readerFeatures, writerFeatures) = (_readerFeatures.Next(), _writerFeatures.Next());
        return reader is null || writer is null ? null : new Protocol((int)reader, (int)writer)
        {
            ReaderFeatures = reader >= 3 ? readerFeatures ?? [] : null,
            WriterFeatures = writer >= 7 ? writerFeatures ?? [] : null,
        };
    }
}

internal sealed class MetadataRows(ParquetSchema schema, ParquetRowGroupReader group) : ICheckpointRows
{
    private readonly TextColumn _id = new(group, CheckpointSchema.Leaf(schema, "metaData", "id"));
    private readonly TextColumn _name = new(group, CheckpointSchema.Leaf(schema, "metaData", "name"));
    private readonly TextColumn _description = new(group, CheckpointSchema.Leaf(schema, "metaData", "description"));
    private readonly TextColumn _provider = new(group, CheckpointSchema.Leaf(schema, "metaData", "format", "provider"));
    private readonly MapColumn _options = new(group, CheckpointSchema.Map(schema, "metaData", "format", "options"));
    private readonly TextColumn _schema = new(group, CheckpointSchema.Leaf(schema, "metaData", "schemaString"));
    private readonly ListColumn _partitions = new(group, CheckpointSchema.List(schema, "metaData", "partitionColumns"));
    private readonly NumberColumn _created = new(group, CheckpointSchema.Leaf(schema, "metaData", "createdTime"));
    private readonly MapColumn _configuration = new(group, CheckpointSchema.Map(schema, "metaData", "configuration"));

    public DeltaAction? Next()
    {
        var (id, name, description, provider, options) = (_id.Next(), _name.Next(), _description.Next(), _provider.Next(), _options.Next());
        var (schemaString, partitions, created, configuration) = (_schema.Next(), _partitions.Next(), _created.Next(), _configuration.Next());
        return id is null && schemaString is null ? null : new Metadata(id ?? "", schemaString ?? DataFrames.Types.StructType.Empty.Json)
        {
            Name = name,
            Description = description,
            FormatProvider = provider ?? "parquet",
            FormatOptions = options,
            PartitionColumns = partitions ?? [],
            CreatedTime = created,
            Configuration = configuration,
        };
    }
}

internal sealed class TransactionRows(ParquetSchema schema, ParquetRowGroupReader group) : ICheckpointRows
{
    private readonly TextColumn _appId = new(group, CheckpointSchema.Leaf(schema, "txn", "appId"));
    private readonly NumberColumn _version = new(group, CheckpointSchema.Leaf(schema, "txn", "version"));
    private readonly NumberColumn _updated = new(group, CheckpointSchema.Leaf(schema, "txn", "lastUpdated"));

    public DeltaAction? Next()
    {
        var (appId, version, updated) = (_appId.Next(), _version.Next(), _updated.Next());
        return appId is null ? null : new SetTransaction(appId, version ?? throw new FormatException("A 'txn' has no version."), updated);
    }
}

internal sealed class DomainRows(ParquetSchema schema, ParquetRowGroupReader group) : ICheckpointRows
{
    private readonly TextColumn _domain = new(group, CheckpointSchema.Leaf(schema, "domainMetadata", "domain"));
    private readonly TextColumn _configuration = new(group, CheckpointSchema.Leaf(schema, "domainMetadata", "configuration"));
    private readonly LeafColumn<bool> _removed = LeafColumn<bool>.Read(group, CheckpointSchema.Leaf(schema, "domainMetadata", "removed"));

    public DeltaAction? Next()
    {
        var (domain, configuration, removed) = (_domain.Next(), _configuration.Next(), _removed.Next());
        return domain is null ? null : new DomainMetadata(domain, configuration ?? "", removed ?? false);
    }
}

internal sealed class SidecarRows(ParquetSchema schema, ParquetRowGroupReader group) : ICheckpointRows
{
    private readonly TextColumn _path = new(group, CheckpointSchema.Leaf(schema, "sidecar", "path"));
    private readonly NumberColumn _size = new(group, CheckpointSchema.Leaf(schema, "sidecar", "sizeInBytes"));
    private readonly NumberColumn _time = new(group, CheckpointSchema.Leaf(schema, "sidecar", "modificationTime"));

    public DeltaAction? Next()
    {
        var (path, size, time) = (_path.Next(), _size.Next(), _time.Next());
        return path is null ? null : new SidecarFile(path, size ?? 0, time ?? 0);
    }
}
