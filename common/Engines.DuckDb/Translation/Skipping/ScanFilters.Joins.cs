using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Translation.Skipping;

internal sealed partial class ScanFilters
{
    // A side whose rows appear without a partner keeps those that the join's own condition refuses, and a side that is filled up with
    // nulls keeps those that conditions above refuse: without them, others would lose their partner.
    private BoundJoin Join(BoundJoin join, IReadOnlyList<BoundExpression> above)
    {
        IReadOnlyList<BoundExpression> own = join.Condition is { } condition && Deterministic.Is(condition) ? [condition] : [];
        var (left, right) = join.JoinType switch
        {
            JoinType.Inner or JoinType.Cross => ([.. above, .. own], [.. above, .. own]),
            JoinType.LeftSemi => ([.. above, .. own], own),
            JoinType.LeftOuter or JoinType.LeftAnti => (above, own),
            JoinType.RightOuter => (own, above),
            _ => ((IReadOnlyList<BoundExpression>)[], (IReadOnlyList<BoundExpression>)[]),
        };
        return join with { Left = Visit(join.Left, Seen(left, join.Left.Output)), Right = Visit(join.Right, Seen(right, join.Right.Output)) };
    }
}
