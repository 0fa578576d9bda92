using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Features;
using SparkPersonalization.Delta.Snapshots;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Operations;

public sealed partial class DeltaOperations
{
    /// <summary>Makes the table of rows, or writes rows to it by name, cast to its types.</summary>
    /// <param name="command">The rows, what is done, and options (<see cref="DeltaOptions"/>). Its table's name and provider are not read.</param>
    /// <param name="cancellation">Ends the attempts to commit.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="DeltaTableNotFoundException">There is no table, and the command makes none.</exception>
    /// <exception cref="DeltaOperationException">The table is there and was to be made, the rows do not fit it, or an option makes no sense.</exception>
    /// <exception cref="DeltaConcurrentModificationException">Another writer came first.</exception>
    public OperationResult Write(WriteOperationV2 command, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        PartitionTransform[] partitioning = [.. command.PartitioningColumns.Select(PartitionTransform.Of)];
        return Redone(() => command.MakesTable
            ? MakeOnce(command, partitioning, cancellation)
            : ChangeOnce(command, cancellation));
    }

    private OperationResult MakeOnce(WriteOperationV2 command, IReadOnlyList<PartitionTransform> partitioning, CancellationToken cancellation)
    {
        var transaction = _log.StartTransaction();
        CheckPlace(command.Mode, transaction);
        if (transaction.Snapshot is not null && command.Options.ContainsKey(DeltaOptions.ReplaceWhere))
        {
            throw new DeltaOperationException("UNSUPPORTED_FEATURE", "A table is made anew as a whole, not where option replaceWhere says. Leave the option out, or call Overwrite with a condition.");
        }

        var options = new WriteOptions(command.Options.Without(DeltaOptions.PartitionOverwriteMode, DeltaOptions.ReplaceWhere));
        var metadata = NewTable.MetadataOf(command, partitioning, _runner.Schema(command.Input), options, _log, transaction.Snapshot?.Metadata);
        if (IsThereAlready(transaction, options))
        {
            return OperationResult.Skipped;
        }

        ThrowIfAppendOnly(transaction.Snapshot);
        var files = new TableFiles(_log, _writer, options);
        var added = files.WrittenAsAWhole(() => files.WriteData(FittedRows.ByName(command.Input, metadata.Schema), metadata));
        var change = new FileChange(added, Removed(transaction.ReadAll()), []);
        var details = new CommitDetails(OperationOf(command.Mode))
        {
            Parameters = NewTable.Parameters(metadata, options),
            Metrics = MetricsOf(change, files, isReplacing: command.Mode != TableWriteMode.Create),
        };
        return Commit(transaction, files, [metadata, .. ProtocolChange(transaction.Snapshot, metadata), .. change.Actions], options, details, cancellation);
    }

    private OperationResult ChangeOnce(WriteOperationV2 command, CancellationToken cancellation)
    {
        var transaction = _log.StartTransaction();
        if (transaction.Snapshot is null && command.Mode != TableWriteMode.OverwritePartitions)
        {
            throw new DeltaTableNotFoundException(_log.TablePath);
        }

        var replaced = command.OverwriteCondition is { } condition ? Replaced(condition, command.Options, transaction.Snapshot!) : null;
        var isOverwrite = command.Mode != TableWriteMode.Append;
        var options = command.Mode == TableWriteMode.OverwritePartitions ? command.Options.With(DeltaOptions.PartitionOverwriteMode, "dynamic") : command.Options;
        var rows = transaction.Snapshot is { } snapshot && !new WriteOptions(options).OverwriteSchema ? InTableTypes(command.Input, snapshot) : command.Input;
        if (isOverwrite)
        {
            ThrowIfAppendOnly(transaction.Snapshot);
        }

        var write = new WriteOperation(
            rows, "delta", _log.TablePath, Table: null, TableSaveMethod.SaveAsTable, isOverwrite ? SaveMode.Overwrite : SaveMode.Append, [], options);
        return WriteIn(transaction, write, replaced, cancellation);
    }

    private void CheckPlace(TableWriteMode mode, Transaction transaction)
    {
        // As Spark has it, files that are no table are something that can be replaced, too.
        var isThere = transaction.Snapshot is not null || _log.Storage.List(_log.TablePath).Count > 0;
        if (mode == TableWriteMode.Replace && !isThere)
        {
            throw new DeltaTableNotFoundException(_log.TablePath);
        }

        if (mode == TableWriteMode.Create && isThere)
        {
            throw new DeltaOperationException(
                "TABLE_OR_VIEW_ALREADY_EXISTS",
                $"Cannot create table or view `delta`.`{_log.TablePath}` because it already exists. Choose a different name, or call Append, Overwrite, Replace or CreateOrReplace in place of Create.");
        }
    }

    private ReplacedRows? Replaced(Expression condition, Options options, Snapshot snapshot)
    {
        // Names and types are checked as in a filter.
        var replaced = ReplacedRows.Of(condition, snapshot.Schema);
        _ = _runner.Schema(Nodes.Where(new LocalRelation(snapshot.Schema, []), condition));
        return replaced is not null && options.ContainsKey(DeltaOptions.ReplaceWhere)
            ? throw new DeltaOperationException("DELTA_REPLACE_WHERE_IN_OVERWRITE", "You can't use replaceWhere in conjunction with an overwrite by filter. Leave the option out.")
            : replaced;
    }

    private Relation InTableTypes(Relation rows, Snapshot snapshot)
    {
        var data = _runner.Schema(rows);
        SchemaCheck.ThrowIfRepeated(data);
        return snapshot.Schema.FirstOrDefault(f => !f.IsNullable && SchemaMerging.Find(data, f.Name) is null) is { } missing
            ? throw new DeltaOperationException(
                "DELTA_MISSING_NOT_NULL_COLUMN_VALUE", $"Column {missing.Name}, which has a NOT NULL constraint, is missing from the data being written into the table.")
            : InsertedRows.InTypesOf(rows, data, snapshot.Schema);
    }

    private static void ThrowIfAppendOnly(Snapshot? snapshot)
    {
        if (snapshot is { Properties.AppendOnly: true })
        {
            throw new DeltaOperationException(
                "DELTA_CANNOT_MODIFY_APPEND_ONLY", "This table is configured to only allow appends. Set its property delta.appendOnly to false to permit updates or deletes.");
        }
    }

    private static IEnumerable<DeltaAction> ProtocolChange(Snapshot? snapshot, Metadata metadata) =>
        snapshot is not null && ProtocolFor.Covering(snapshot.Protocol, metadata) is var protocol && !ReferenceEquals(protocol, snapshot.Protocol) ? [protocol] : [];

    private static string OperationOf(TableWriteMode mode) => mode switch
    {
        TableWriteMode.Create => "CREATE TABLE AS SELECT",
        TableWriteMode.Replace => "REPLACE TABLE AS SELECT",
        _ => "CREATE OR REPLACE TABLE AS SELECT",
    };
}
