using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Maintenance;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>Runs the commands of a table's upkeep.</summary>
/// <param name="settings">The session's settings.</param>
/// <param name="runner">Runs plans.</param>
/// <param name="writer">Writes data files.</param>
/// <param name="cancellation">Ends the command.</param>
internal sealed class MaintenanceCommands(DuckDbSettings settings, IPlanRunner runner, IDataFileWriter writer, CancellationToken cancellation)
{
    /// <summary>Runs a command; null where it is none of these.</summary>
    internal IReadOnlyList<Row>? TryRun(Command command)
    {
        try
        {
            return command switch
            {
                OptimizeTable optimize => Optimize(optimize),
                VacuumTable vacuum => Vacuum(vacuum),
                RestoreTable restore => Restore(restore),
                CloneTable clone => Clone(clone),
                GenerateManifest generate => Generate(generate),
                _ => null,
            };
        }
        catch (DeltaTableNotFoundException e)
        {
            throw new AnalysisException("DELTA_MISSING_DELTA_TABLE", e.Reason, e);
        }
    }

    private static DeltaTableLog Log(string table) => DeltaTableLog.Shared(LocalStorage.Instance, TableNames.Path(table));

    private IReadOnlyList<Row> Optimize(OptimizeTable optimize)
    {
        var log = Log(optimize.TargetTable);
        var options = DuckDbSettings.OptimizeSizes.Aggregate(optimize.Options, (all, size) =>
            settings.Get(size.Setting) is { } bytes && !all.ContainsKey(size.Option) ? all.With(size.Option, bytes) : all);
        var result = new TableOptimizer(log, runner, writer).Run(optimize with { Options = options }, cancellation);
        return [OptimizeAnswer.Of(log, result)];
    }

    private IReadOnlyList<Row> Vacuum(VacuumTable vacuum)
    {
        var log = Log(vacuum.TargetTable);
        var options = new VacuumOptions
        {
            Retention = vacuum.RetentionHours is { } hours ? TimeSpan.FromHours(hours) : null,
            IsRetentionChecked = settings.IsTrue(DuckDbSettings.RetentionCheck),
        };
        if (!vacuum.IsDryRun)
        {
            new TableVacuum(log).Run(options, cancellation);
            return [OptimizeAnswer.PathRow(log.TablePath)];
        }

        const int most = 1000;
        return [.. new TableVacuum(log).Find(options).Take(most).Select(OptimizeAnswer.PathRow)];
    }

    private IReadOnlyList<Row> Restore(RestoreTable restore)
    {
        var result = new TableRestore(Log(restore.TargetTable)).Run(restore.Version, Instant(restore.Timestamp), restore.Timestamp, cancellation);
        return [OperationAnswer.Counts(
            ("table_size_after_restore", result.SizeAfter),
            ("num_of_files_after_restore", result.FilesAfter),
            ("num_removed_files", result.Removed),
            ("num_restored_files", result.Restored),
            ("removed_files_size", result.RemovedSize),
            ("restored_files_size", result.RestoredSize))];
    }

    private IReadOnlyList<Row> Clone(CloneTable clone)
    {
        var result = new TableClone(Log(clone.SourceTable), Log(clone.TargetTable))
            .Run(clone.Version, Instant(clone.Timestamp), clone.IsShallow, clone.IsReplacing, clone.Properties, cancellation);
        return [OperationAnswer.Counts(
            ("source_table_size", result.SourceSize),
            ("source_num_of_files", result.SourceFiles),
            ("num_removed_files", 0),
            ("num_copied_files", result.Copied),
            ("removed_files_size", 0),
            ("copied_files_size", result.CopiedSize))];
    }

    private static IReadOnlyList<Row> Generate(GenerateManifest generate)
    {
        new TableManifests(Log(generate.TargetTable)).Write(generate.Mode);
        return [];
    }

    // As the engine reads a text as a timestamp, in the session's zone.
    private DateTimeOffset? Instant(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var row = new LocalRelation(new StructType(new StructField("time", new StringType())), [[text]]);
        var cast = new Project(row, [new Cast(new UnresolvedAttribute("time"), new TimestampType(), EvalMode.Try)]);
        return runner.Collect(cast)[0][0] is Timestamp time ? new DateTimeOffset(time.ToDateTime(), TimeSpan.Zero) : throw new AnalysisException(
            "DELTA_TIMESTAMP_INVALID", $"The provided timestamp ('{text}') cannot be converted to a valid timestamp. Write it as 2024-01-31 10:30:00.");
    }
}
