using Parquet;
using Parquet.Schema;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Log;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Delta.Checkpoints;

/// <summary>Reads checkpoints: classic, in parts, and V2 (JSON or Parquet) with their sidecars.</summary>
internal static class CheckpointReader
{
    private const string SidecarFolder = "_sidecars";

    // Old writers left out the annotation that tells a text from bytes.
    private static readonly ParquetOptions Options = new() { TreatByteArrayAsString = true };

    /// <summary>Hands each action of a checkpoint to a function.</summary>
    /// <returns>How many actions there were.</returns>
    /// <exception cref="CheckpointDamagedException">A file is missing, cannot be read or holds what it must not.</exception>
    internal static long Read(IStorage storage, string logPath, CheckpointFiles checkpoint, Action<DeltaAction> handle)
    {
        var sidecars = new List<SidecarFile>();
        long count = 0;
        void Take(DeltaAction action)
        {
            count++;
            if (action is SidecarFile sidecar)
            {
                sidecars.Add(sidecar);
            }
            else
            {
                handle(action);
            }
        }

        foreach (var file in checkpoint.Files)
        {
            ReadFile(storage, file.Path, Take);
        }

        foreach (var sidecar in sidecars)
        {
            var path = sidecar.Path.Contains('/') ? sidecar.Path : StoragePath.Combine(StoragePath.Combine(logPath, SidecarFolder), sidecar.Path);
            ReadFile(storage, StoragePath.Decode(path), Take);
        }

        return count;
    }

    private static void ReadFile(IStorage storage, string path, Action<DeltaAction> handle)
    {
        try
        {
            if (path.EndsWith(".json", StringComparison.Ordinal))
            {
                ActionJsonReader.Read(storage.ReadAllBytes(path), path, new StringPool(), handle);
            }
            else
            {
                ReadParquet(storage, path, handle);
            }
        }
        catch (Exception e) when (e is not (OutOfMemoryException or UnsupportedTableFeatureException))
        {
            // Damaged bytes make a decoder fail anywhere and with any exception.
            throw new CheckpointDamagedException(path, e);
        }
    }

    private static void ReadParquet(IStorage storage, string path, Action<DeltaAction> handle)
    {
        using var stream = storage.OpenRead(path);
        var reader = ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true).Result();
        try
        {
            // To make the actions of a row group takes as long as to decode the next one and to hand on those of the one before.
            var made = Task.FromResult<List<DeltaAction>>([]);
            for (var i = 0; i < reader.RowGroupCount; i++)
            {
                var kinds = Decode(reader, i);
                var before = made;
                made = Task.Run(() => Actions(kinds));
                before.Result().ForEach(handle);
            }

            made.Result().ForEach(handle);
        }
        finally
        {
            reader.DisposeAsync().Finish();
        }
    }

    private static (long Rows, ICheckpointRows?[] Kinds) Decode(ParquetReader reader, int index)
    {
        using var group = reader.OpenRowGroupReader(index);
        var schema = reader.Schema;

        // Most row groups hold files alone, and a column of which every row is null costs as much to read as another.
        return (group.RowCount, [
            Has(schema, group, "protocol", "minReaderVersion") ? new ProtocolRows(schema, group) : null,
            Has(schema, group, "metaData", "id") || Has(schema, group, "metaData", "schemaString") ? new MetadataRows(schema, group) : null,
            Has(schema, group, "txn", "appId") ? new TransactionRows(schema, group) : null,
            Has(schema, group, "domainMetadata", "domain") ? new DomainRows(schema, group) : null,
            Has(schema, group, "sidecar", "path") ? new SidecarRows(schema, group) : null,
            Has(schema, group, "add", "path") ? new AddRows(schema, group) : null,
            Has(schema, group, "remove", "path") ? new RemoveRows(schema, group) : null,
        ]);
    }

    private static List<DeltaAction> Actions((long Rows, ICheckpointRows?[] Kinds) group)
    {
        var actions = new List<DeltaAction>(checked((int)group.Rows));
        foreach (var kind in group.Kinds.OfType<ICheckpointRows>())
        {
            for (var row = 0L; row < group.Rows; row++)
            {
                if (kind.Next() is { } action)
                {
                    actions.Add(action);
                }
            }
        }

        return actions;
    }

    private static bool Has(ParquetSchema schema, ParquetRowGroupReader group, string action, string column) =>
        CheckpointSchema.Leaf(schema, action, column) is { } field && CheckpointSchema.MayHaveValues(group, field);
}
