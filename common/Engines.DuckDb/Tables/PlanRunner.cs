using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Operations;
using SparkPersonalization.Engines.DuckDb.Execution;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>Runs the plans of operations on tables.</summary>
/// <param name="runner">Runs statements.</param>
/// <param name="bind">Analyses plans.</param>
/// <param name="cancellation">Ends the operation.</param>
internal sealed class PlanRunner(QueryRunner runner, Func<Relation, BoundRelation> bind, CancellationToken cancellation) : IPlanRunner
{
    public StructType Schema(Relation plan) => bind(plan).Schema;

    public IReadOnlyList<object?[]> Collect(Relation plan) => [.. Rows(plan)];

    public IEnumerable<object?[]> Rows(Relation plan) => runner.Rows(bind(plan), cancellation).Select(row => row.Values.ToArray());
}
