using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Statistics;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Operations;

public sealed partial class DeltaOperations
{
    /// <summary>Writes rows to the table, which is made where it is missing.</summary>
    /// <param name="command">The rows, the save mode, partition columns and options (<see cref="DeltaOptions"/>; <c>delta.</c> ones for a new table).</param>
    /// <param name="cancellation">Ends the attempts to commit.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DeltaOperationException">The rows do not fit the table, or an option makes no sense.</exception>
    /// <exception cref="DeltaConcurrentModificationException">Another writer came first.</exception>
    public OperationResult Write(WriteOperation command, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Redone(() => WriteOnce(command, cancellation));
    }

    private OperationResult WriteOnce(WriteOperation command, CancellationToken cancellation) => WriteIn(_log.StartTransaction(), command, null, cancellation);

    private OperationResult WriteIn(Transaction transaction, WriteOperation command, ReplacedRows? given, CancellationToken cancellation)
    {
        var options = new WriteOptions(command.Options, isPartial: given is not null);
        if (IsThereAlready(transaction, options))
        {
            return OperationResult.Skipped;
        }

        if (transaction.Snapshot is not null && command.Mode == SaveMode.Ignore)
        {
            return OperationResult.Unchanged;
        }

        if (transaction.Snapshot is not null && command.Mode == SaveMode.ErrorIfExists)
        {
            throw new DeltaOperationException(
                "DELTA_PATH_EXISTS", $"Cannot write to already existent path {_log.TablePath} without setting OVERWRITE = 'true'. Write with mode append or overwrite.");
        }

        var replaced = given ?? (options.ReplaceWhere is { } text ? ReplacedRows.Where(text) : null);
        var write = Prepare(command, transaction.Snapshot, options);
        var files = new TableFiles(_log, _writer, options);
        var change = files.WrittenAsAWhole(() => command.Mode == SaveMode.Overwrite && transaction.Snapshot is not null
            ? Overwrite(transaction, files, write, options, replaced)
            : new FileChange(files.WriteData(write.Rows, write.Metadata), [], []));
        var actions = write.IsNewMetadata(transaction.Snapshot) ? change.Actions.Prepend(write.Metadata) : change.Actions;
        return Commit(transaction, files, actions, options, WriteDetails(command, options, replaced, write.Metadata, change, files), cancellation);
    }

    private static CommitDetails WriteDetails(
        WriteOperation command, WriteOptions options, ReplacedRows? replaced, Metadata metadata, FileChange change, TableFiles files) => new("WRITE")
    {
        Parameters = Details.Parameters(
            ("mode", command.Mode.ToString()),
            ("partitionBy", Details.Json(metadata.PartitionColumns)),
            ("predicate", replaced?.Text),
            ("isDynamicPartitionOverwrite", options.IsDynamicOverwrite ? "true" : null),
            ("canOverwriteSchema", options.OverwriteSchema ? "true" : null),
            ("canMergeSchema", options.MergeSchema ? "true" : null)),
        Metrics = MetricsOf(change, files, isReplacing: command.Mode == SaveMode.Overwrite),
    };

    private static StringMap MetricsOf(FileChange change, TableFiles files, bool isReplacing) => Details.Metrics(
        ("numFiles", change.Added.Count),
        ("numOutputRows", files.Rows),
        ("numOutputBytes", files.Bytes),
        ("numRemovedFiles", isReplacing ? change.Removed.Count : null),
        ("numRemovedBytes", isReplacing ? change.Removed.Sum(f => f.Size ?? 0) : null));

    private PreparedWrite Prepare(WriteOperation command, Snapshot? snapshot, WriteOptions options)
    {
        var data = _runner.Schema(command.Input);
        if (snapshot is not null && command.SaveMethod == TableSaveMethod.InsertInto)
        {
            return new PreparedWrite(FittedRows.ByPosition(command.Input, data, snapshot.Schema), snapshot.Metadata);
        }

        var metadata = snapshot is null
            ? TargetMetadata.ForNewTable(data, command.PartitioningColumns, options, _log.Clock.GetUtcNow())
            : TargetMetadata.ForExisting(snapshot.Metadata, data, command.PartitioningColumns, options, command.Mode == SaveMode.Overwrite);
        return new PreparedWrite(FittedRows.ByName(command.Input, metadata.Schema), metadata);
    }

    private FileChange Overwrite(Transaction transaction, TableFiles files, PreparedWrite write, WriteOptions options, ReplacedRows? replaced)
    {
        if (replaced is not null)
        {
            return ReplaceWhere(transaction, files, write, replaced);
        }

        var added = files.WriteData(write.Rows, write.Metadata);
        var removed = options.IsDynamicOverwrite && write.Metadata.PartitionColumns.Count > 0
            ? transaction.Read(AnyOf(added, write.Metadata)).Where(file => added.Any(a => SamePartition(a, file, write.Metadata)))
            : transaction.ReadAll();
        return new FileChange(added, Removed(removed), []);
    }

    private RemoveFile[] Removed(IEnumerable<AddFile> files)
    {
        var now = _log.Clock.GetUtcNow();
        return [.. files.Select(f => f.Remove(now))];
    }

    private static DeltaPredicate AnyOf(IEnumerable<AddFile> added, Metadata metadata) => DeltaPredicate.Or([.. added
        .Select(f => f.PartitionValues).Distinct()
        .Select(values => DeltaPredicate.And([.. metadata.PartitionColumns.Select(name => DeltaPredicate.Compare(
            name, Comparison.NullSafeEqual, PartitionValue.Parse(values[name], metadata.Schema[name].DataType)))]))]);

    private static bool SamePartition(AddFile one, AddFile other, Metadata metadata) => metadata.PartitionColumns.All(name =>
        (one.PartitionValues[name] ?? "") == (other.PartitionValues.GetValueOrDefault(name) ?? ""));

    /// <summary>Rows in the form of the table, and the metadata that it then has.</summary>
    private sealed record PreparedWrite(Relation Rows, Metadata Metadata)
    {
        internal bool IsNewMetadata(Snapshot? snapshot) => !ReferenceEquals(Metadata, snapshot?.Metadata);
    }

    private sealed record FileChange(IReadOnlyList<AddFile> Added, IReadOnlyList<RemoveFile> Removed, IReadOnlyList<AddCdcFile> Changes)
    {
        internal IEnumerable<DeltaAction> Actions => [.. Removed, .. Added, .. Changes];
    }
}
