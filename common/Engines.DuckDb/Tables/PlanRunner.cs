using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Engines.DuckDb.Execution;
using SparkPersonalization.Engines.DuckDb.Persisting;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>Runs the plans of operations on tables.</summary>
/// <param name="runner">Runs statements.</param>
/// <param name="bind">Analyses plans.</param>
/// <param name="persisted">Keeps rows.</param>
/// <param name="cancellation">Ends the operation.</param>
internal sealed class PlanRunner(QueryRunner runner, Func<Relation, BoundRelation> bind, PersistedPlans persisted, CancellationToken cancellation) : IPlanRunner
{
    public StructType Schema(Relation plan) => bind(plan).Schema;

    public IReadOnlyList<object?[]> Collect(Relation plan) => [.. Rows(plan)];

    public IEnumerable<object?[]> Rows(Relation plan) => runner.Rows(bind(plan), cancellation).Select(row => row.Values.ToArray());

    public IStagedRows Stage(Relation plan) => new Staged(persisted.Checkpoint(plan, isEager: true, cancellation));

    private sealed class Staged(CheckpointRelation kept) : IStagedRows
    {
        public Relation Rows => kept;

        public void Dispose() => kept.Rows.Free();
    }
}
