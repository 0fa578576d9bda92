using Parquet;
using Parquet.Schema;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Checkpoints;

internal sealed class AddRows(ParquetSchema schema, ParquetRowGroupReader group) : ICheckpointRows
{
    private readonly TextColumn _path = new(group, CheckpointSchema.Leaf(schema, "add", "path"));
    private readonly MapColumn _partitionValues = new(group, CheckpointSchema.Map(schema, "add", "partitionValues"));
    private readonly NumberColumn _size = new(group, CheckpointSchema.Leaf(schema, "add", "size"));
    private readonly NumberColumn _time = new(group, CheckpointSchema.Leaf(schema, "add", "modificationTime"));
    private readonly LeafColumn<bool> _dataChange = LeafColumn<bool>.Read(group, CheckpointSchema.Leaf(schema, "add", "dataChange"));
    private readonly PackedTextColumn _stats = new(group, CheckpointSchema.Leaf(schema, "add", "stats"));
    private readonly StructStatsColumn _structStats = new(group, CheckpointSchema.Find(schema, "add", "stats_parsed"));
    private readonly MapColumn _tags = new(group, CheckpointSchema.Map(schema, "add", "tags"));
    private readonly DeletionVectorColumn _vector = new(group, schema, "add");
    private readonly NumberColumn _baseRowId = new(group, CheckpointSchema.Leaf(schema, "add", "baseRowId"));
    private readonly NumberColumn _rowVersion = new(group, CheckpointSchema.Leaf(schema, "add", "defaultRowCommitVersion"));
    private readonly TextColumn _clustering = new(group, CheckpointSchema.Leaf(schema, "add", "clusteringProvider"));

    public DeltaAction? Next()
    {
        var (path, values, size, time, dataChange) = (_path.Next(), _partitionValues.Next(), _size.Next(), _time.Next(), _dataChange.Next());
        var (stats, structStats, tags, vector) = (_stats.Next(), _structStats.Next(), _tags.Next(), _vector.Next());
        var (baseRowId, rowVersion, clustering) = (_baseRowId.Next(), _rowVersion.Next(), _clustering.Next());
        return path is null ? null : new AddFile
        {
            Path = path,
            PartitionValues = values,
            Size = size ?? throw new FormatException($"The 'add' of '{path}' has no size."),
            ModificationTime = time ?? 0,
            DataChange = dataChange ?? false,
            PackedStats = stats ?? new PackedText(structStats),
            Tags = tags,
            DeletionVector = vector,
            BaseRowId = baseRowId,
            DefaultRowCommitVersion = rowVersion,
            ClusteringProvider = clustering,
        };
    }
}

internal sealed class RemoveRows(ParquetSchema schema, ParquetRowGroupReader group) : ICheckpointRows
{
    private readonly TextColumn _path = new(group, CheckpointSchema.Leaf(schema, "remove", "path"));
    private readonly NumberColumn _deleted = new(group, CheckpointSchema.Leaf(schema, "remove", "deletionTimestamp"));
    private readonly LeafColumn<bool> _dataChange = LeafColumn<bool>.Read(group, CheckpointSchema.Leaf(schema, "remove", "dataChange"));
    private readonly LeafColumn<bool> _extended = LeafColumn<bool>.Read(group, CheckpointSchema.Leaf(schema, "remove", "extendedFileMetadata"));
    private readonly MapColumn _partitionValues = new(group, CheckpointSchema.Map(schema, "remove", "partitionValues"));
    private readonly NumberColumn _size = new(group, CheckpointSchema.Leaf(schema, "remove", "size"));
    private readonly DeletionVectorColumn _vector = new(group, schema, "remove");

    public DeltaAction? Next()
    {
        var (path, deleted, dataChange, extended) = (_path.Next(), _deleted.Next(), _dataChange.Next(), _extended.Next());
        var (values, size, vector) = (_partitionValues.Next(), _size.Next(), _vector.Next());
        return path is null ? null : new RemoveFile
        {
            Path = path,
            DeletionTimestamp = deleted,
            DataChange = dataChange ?? false,
            ExtendedFileMetadata = extended ?? false,
            PartitionValues = values,
            Size = size,
            DeletionVector = vector,
        };
    }
}

internal sealed class DeletionVectorColumn(ParquetRowGroupReader group, ParquetSchema schema, string action)
{
    private readonly TextColumn _storageType = new(group, CheckpointSchema.Leaf(schema, action, "deletionVector", "storageType"));
    private readonly TextColumn _place = new(group, CheckpointSchema.Leaf(schema, action, "deletionVector", "pathOrInlineDv"));
    private readonly NumberColumn _offset = new(group, CheckpointSchema.Leaf(schema, action, "deletionVector", "offset"));
    private readonly NumberColumn _size = new(group, CheckpointSchema.Leaf(schema, action, "deletionVector", "sizeInBytes"));
    private readonly NumberColumn _cardinality = new(group, CheckpointSchema.Leaf(schema, action, "deletionVector", "cardinality"));

    internal DeletionVectorDescriptor? Next()
    {
        var (type, place, offset, size, cardinality) = (_storageType.Next(), _place.Next(), _offset.Next(), _size.Next(), _cardinality.Next());
        return type is null || place is null
            ? null
            : new DeletionVectorDescriptor(type, place, (int?)offset, (int)(size ?? 0), cardinality ?? 0);
    }
}
