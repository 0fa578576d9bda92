using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Queries that read themselves.</content>
public sealed partial class Analyzer
{
    private static long _lastUse;

    // The columns of the recursive queries around what is analysed now, and the number of this use of each.
    private Dictionary<long, (long Use, IReadOnlyList<BoundAttribute> Columns)> Recursions { get; init; } = [];

    private Scope RecursionOf(RecursiveQuery query)
    {
        var anchor = Visit(query.Anchor);
        var first = Visible(anchor).ToList();
        if (query.Columns.Count > 0 && query.Columns.Count != first.Count)
        {
            throw new AnalysisException("ASSIGNMENT_ARITY_MISMATCH", $"The recursive query `{query.Name}` names {query.Columns.Count} columns, but has {first.Count}.");
        }

        ValueList<BoundAttribute> columns = [.. first.Select((a, i) => BoundAttribute.Create(query.Columns.Count > 0 ? query.Columns[i] : a.Name, a.DataType, true))];
        var use = Interlocked.Increment(ref _lastUse);
        Recursions[query.Number] = (use, columns);
        var step = Anew(query.Step);
        Recursions.Remove(query.Number);
        Check(query, columns, [.. Visible(step)]);
        CheckPlaces(step.Relation, use);
        return anchor.Then(new BoundRecursion(anchor.Relation, step.Relation, columns, use, query.MaxLevel));
    }

    private Scope RecursionRows(RecursiveReference reference)
    {
        var (use, columns) = Recursions[reference.Number];
        return Scope.Leaf(reference.PlanId, new BoundRecursionRows(use, [.. columns.Select(c => BoundAttribute.Create(c.Name, c.DataType, true))]));
    }

    private static void Check(RecursiveQuery query, ValueList<BoundAttribute> columns, IReadOnlyList<BoundAttribute> step)
    {
        if (columns.Count != step.Count)
        {
            throw new AnalysisException("NUM_COLUMNS_MISMATCH", $"UNION can only be performed on inputs with the same number of columns, but `{query.Name}` begins with {columns.Count} columns and goes on with {step.Count}.");
        }

        if (columns.Zip(step).FirstOrDefault(p => !TypeCoercion.SameIgnoringNullability(p.First.DataType, p.Second.DataType)) is { First: { } column, Second: { } other })
        {
            throw new AnalysisException(
                "CANNOT_MERGE_INCOMPATIBLE_DATA_TYPE",
                $"Failed to merge incompatible data types {column.DataType.Sql} and {other.DataType.Sql} of column {NameParts.Quote(column.Name)}: cast the columns of `{query.Name}` to the same types.");
        }
    }

    // Where rows could go that a later step takes back.
    private static void CheckPlaces(BoundRelation plan, long use)
    {
        var refused = plan switch
        {
            BoundAggregate => Reads(plan, use),
            BoundJoin join => (join.JoinType is JoinType.LeftOuter or JoinType.LeftSemi or JoinType.LeftAnti or JoinType.FullOuter && Reads(join.Right, use))
                || (join.JoinType is JoinType.RightOuter or JoinType.FullOuter && Reads(join.Left, use)),
            _ => false,
        };
        if (refused)
        {
            throw new AnalysisException(
                "INVALID_RECURSIVE_REFERENCE.PLACE",
                "Recursive references cannot be used on the right side of left outer, semi and anti joins, on the left side of right outer joins, in full outer joins and in aggregates.");
        }

        foreach (var input in plan.Inputs)
        {
            CheckPlaces(input, use);
        }
    }

    private static bool Reads(BoundRelation plan, long use) => plan is BoundRecursionRows rows ? rows.Number == use : plan.Inputs.Any(input => Reads(input, use));
}
