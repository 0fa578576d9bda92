using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Engines.DuckDb.Catalogs;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Persisting;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>Runs the commands that change tables.</summary>
/// <param name="runner">Runs statements.</param>
/// <param name="bind">Analyses plans.</param>
/// <param name="persisted">Keeps rows.</param>
/// <param name="catalog">What the session knows by name.</param>
/// <param name="settings">The session's settings.</param>
/// <param name="cancellation">Ends the command.</param>
internal sealed class TableCommands(
    QueryRunner runner, Func<Relation, BoundRelation> bind, PersistedPlans persisted, SessionCatalog catalog, DuckDbSettings settings, CancellationToken cancellation)
{
    internal IReadOnlyList<Row> Run(Command command) => command switch
    {
        WriteOperation { Table: { } table } write => OperationAnswer.None(Operations(TableNames.Path(table)).Write(write, cancellation)),
        WriteOperation { Path: { } path } write => OperationAnswer.None(Operations(path).Write(write, cancellation)),
        WriteOperationV2 write => Named(write),
        MergeIntoTable merge => OperationAnswer.Merge(Operations(TableNames.Path(merge.TargetTable)).Merge(merge, cancellation)),
        UpdateTable update => OperationAnswer.Update(Operations(TableNames.Path(update.TargetTable)).Update(update, cancellation)),
        DeleteFromTable delete => OperationAnswer.Delete(Operations(TableNames.Path(delete.TargetTable)).Delete(delete, cancellation)),
        _ => new MaintenanceCommands(settings, Runner, Writer, cancellation).TryRun(command) ?? throw new AnalysisException("UNSUPPORTED_FEATURE", $"The embedded engine does not run the command {command.GetType().Name}."),
    };

    private IReadOnlyList<Row> Named(WriteOperationV2 write)
    {
        new NamedWrite(Operations, catalog, settings).Run(write, cancellation);
        return [];
    }

    private PlanRunner Runner => new(runner, bind, persisted, cancellation);

    private TableFileWriter Writer => new(runner, bind, LocalStorage.Instance, cancellation);

    private DeltaOperations Operations(string path) => new(DeltaTableLog.Shared(LocalStorage.Instance, path), Runner, Writer);
}
