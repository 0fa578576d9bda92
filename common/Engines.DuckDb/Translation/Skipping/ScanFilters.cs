using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Delta.Predicates;

namespace SparkPersonalization.Engines.DuckDb.Translation.Skipping;

/// <summary>
/// Brings what a query asks of rows down to its scans, so that these leave out files that cannot hold such rows. The filters stay where
/// they are: a scan may still give rows that they refuse.
/// </summary>
internal sealed partial class ScanFilters
{
    private readonly ScanPredicates _predicates;

    private ScanFilters(string timeZone) => _predicates = new ScanPredicates(timeZone);

    /// <summary>The plan over narrowed scans.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="timeZone">The session's time zone.</param>
    /// <returns>A plan that gives the same rows.</returns>
    internal static BoundRelation Push(BoundRelation plan, string timeZone) => new ScanFilters(timeZone).Visit(plan, []);

    // The conditions are such that a row of the relation for which one is not true makes no difference to the query's result.
    private BoundRelation Visit(BoundRelation relation, IReadOnlyList<BoundExpression> conditions)
    {
        DeepStack.Check();
        return Narrowed(relation, conditions);
    }

    private BoundRelation Narrowed(BoundRelation relation, IReadOnlyList<BoundExpression> conditions) => relation switch
    {
        BoundScan scan => Scan(scan, conditions),
        BoundFilter filter => filter with { Input = Visit(filter.Input, Deterministic.Is(filter.Condition) ? [.. conditions, filter.Condition] : []) },
        BoundSort or BoundRepartition or BoundHint => Passing((BoundPassing)relation, conditions),
        BoundDistinct distinct => Passing(distinct, Seen(conditions, distinct.Keys)),
        BoundPassing passing => Passing(passing, []),
        BoundProject project => Project(project, conditions),
        BoundAggregate aggregate => Aggregate(aggregate, conditions),
        BoundGenerate generate => generate with { Input = Visit(generate.Input, generate.Arguments.All(Deterministic.Is) ? Seen(conditions, generate.Input.Output) : []) },
        BoundJoin join => Join(join, conditions),
        BoundSetOperation operation => SetOperation(operation, conditions),
        BoundRecursion recursion => recursion with { Anchor = Visit(recursion.Anchor, []), Step = Visit(recursion.Step, []) },
        _ => relation,
    };

    private BoundRelation Scan(BoundScan scan, IReadOnlyList<BoundExpression> conditions)
    {
        var predicates = conditions.Select(_predicates.Of).Where(p => p != DeltaPredicate.Unknown).ToArray();
        return predicates.Length > 0 && scan.Source is IScanSource source
            ? scan with { Source = source.Narrowed(DeltaPredicate.And(predicates)) }
            : scan;
    }

    private BoundPassing Passing(BoundPassing passing, IReadOnlyList<BoundExpression> conditions) =>
        passing with { Input = Visit(passing.Input, conditions) };

    // What a window sees, and what a function without fixed results gives, depends on the rows that a condition above would not let through.
    private BoundProject Project(BoundProject project, IReadOnlyList<BoundExpression> conditions) => project with
    {
        Input = Visit(project.Input, project.Columns.All(c => Deterministic.Is(c.Expression) && !BoundTree.HoldsWindow(c.Expression)) ? Seen(conditions, project.Columns) : []),
    };

    // Whole groups may go, so that conditions on the keys go down; without keys, or with several sets of them, there are rows of no group.
    private BoundAggregate Aggregate(BoundAggregate aggregate, IReadOnlyList<BoundExpression> conditions) => aggregate with
    {
        Input = Visit(aggregate.Input, aggregate.GroupingSets is null && aggregate.Keys.Count > 0 ? Seen(conditions, aggregate.Keys) : []),
    };

    private BoundSetOperation SetOperation(BoundSetOperation operation, IReadOnlyList<BoundExpression> conditions) => operation with
    {
        Left = Visit(operation.Left, Seen(conditions, Pairs(operation.Columns, operation.Left))),
        Right = Visit(operation.Right, Seen(conditions, Pairs(operation.Columns, operation.Right))),
    };

    private static IEnumerable<BoundNamed> Pairs(IEnumerable<BoundAttribute> columns, BoundRelation side) =>
        side.Output.Where(a => !a.IsHidden).Zip(columns, (from, to) => new BoundNamed(new BoundReference(from), to)).Where(p => p.Expression.DataType == p.Output.DataType);

    private static List<BoundExpression> Seen(IEnumerable<BoundExpression> conditions, IEnumerable<BoundAttribute> columns) =>
        Seen(conditions, columns.Select(BoundNamed.Pass));

    private static List<BoundExpression> Seen(IEnumerable<BoundExpression> conditions, IEnumerable<BoundNamed> columns)
    {
        var view = new ColumnView(columns);
        return [.. conditions.Select(view.Of).Where(c => c is not OpaqueExpression)];
    }
}
