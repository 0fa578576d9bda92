using SparkPersonalization.DataFrames.Analysis.Bound;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>
/// Makes one step of steps that each add columns to what the one before passes on, as a chain of hundreds of <c>WithColumn</c> does: DuckDB
/// plans nested queries only to some depth.
/// </summary>
internal static class ProjectJoining
{
    /// <summary>A plan that gives the same rows.</summary>
    internal static BoundRelation Of(BoundRelation plan)
    {
        var joined = BoundTree.MapInputs(plan, Of);
        return joined is BoundProject { Input: BoundProject inner } outer && Columns(outer, inner) is { } columns ? new BoundProject(inner.Input, [.. columns]) : joined;
    }

    // Null where a column is computed of one that the inner step computes, or such a one is asked for twice.
    private static List<BoundNamed>? Columns(BoundProject outer, BoundProject inner)
    {
        var made = new Dictionary<BoundAttribute, BoundExpression>();
        foreach (var column in inner.Columns)
        {
            made[column.Output] = column.Expression;
        }

        var (columns, taken) = (new List<BoundNamed>(outer.Columns.Count), new HashSet<BoundAttribute>());
        foreach (var column in outer.Columns)
        {
            var expression = column.Expression is BoundReference { Attribute: var passed } ? Taken(passed) : Kept(column.Expression);
            if (expression is null)
            {
                return null;
            }

            columns.Add(column with { Expression = expression });
        }

        return columns;

        BoundExpression? Taken(BoundAttribute passed) =>
            made.GetValueOrDefault(passed) is { } expression && (expression is BoundReference or BoundLiteral || taken.Add(passed)) ? expression : null;

        BoundExpression? Kept(BoundExpression expression) =>
            BoundTree.References(expression).All(a => made.GetValueOrDefault(a) is BoundReference { Attribute: var from } && from == a) ? expression : null;
    }
}
