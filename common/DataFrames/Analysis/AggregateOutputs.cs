using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>
/// Takes aggregate calls and grouping keys out of expressions such as <c>sum(a) / count(b) + key</c>, so that an engine aggregates first
/// and computes the rest over the result.
/// </summary>
internal sealed class AggregateOutputs
{
    private readonly List<BoundNamed> _aggregates = [];

    internal AggregateOutputs(IEnumerable<BoundNamed> keys, bool keysMayBeNull) =>
        Keys = [.. keys.Select(k => keysMayBeNull
            ? k with { Output = BoundAttribute.Create(k.Output.Name, k.Output.DataType, true) with { Qualifier = k.Output.Qualifier } }
            : k)];

    /// <summary>The grouping keys and the columns that hold them.</summary>
    internal IReadOnlyList<BoundNamed> Keys { get; }

    /// <summary>The distinct aggregate calls found.</summary>
    internal IReadOnlyList<BoundNamed> Aggregates => _aggregates;

    /// <summary>The expression over the aggregation's columns.</summary>
    /// <param name="expression">The expression over the input's columns.</param>
    /// <param name="name">The column's name, for errors.</param>
    internal BoundExpression Rewrite(BoundExpression expression, string name) => expression switch
    {
        _ when KeyOf(expression) is { } key => new BoundReference(key),
        BoundAggregateCall call => new BoundReference(OutputOf(call, name)),
        BoundReference column => throw NotGrouped(column),
        BoundCall call => call with { Arguments = [.. call.Arguments.Select(a => Rewrite(a, name))] },
        BoundUserFunction call => call with { Arguments = [.. call.Arguments.Select(a => Rewrite(a, name))] },
        BoundCast cast => cast with { Child = Rewrite(cast.Child, name) },
        BoundGetField field => field with { Child = Rewrite(field.Child, name) },
        BoundLambda lambda => lambda with { Body = Rewrite(lambda.Body, name) },
        BoundWindowCall window => RewriteWindow(window, name),
        BoundSubquery subquery => RewriteSubquery(subquery, name),
        _ => expression,
    };

    /// <summary>Refuses a correlated query as a key that no column shows, as Spark does.</summary>
    /// <exception cref="AnalysisException">There is one.</exception>
    internal void CheckSubqueries(IReadOnlyList<BoundNamed> columns)
    {
        if (Keys.Any(key => Has(key.Expression, IsCorrelated) && !columns.Any(column => Has(column.Expression, e => e is BoundReference shown && shown.Attribute == key.Output))))
        {
            throw new AnalysisException(
                "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.MUST_AGGREGATE_CORRELATED_SCALAR_SUBQUERY",
                "Unsupported subquery expression: Correlated scalar subqueries in the GROUP BY clause must also be in the aggregate expressions. Add it to the select list.");
        }
    }

    private static bool IsCorrelated(BoundExpression expression) => expression is BoundSubquery { SubqueryType: SubqueryType.Scalar, OuterColumns.Count: > 0 };

    private static bool Has(BoundExpression expression, Func<BoundExpression, bool> isMeant)
    {
        DeepStack.Check();
        return isMeant(expression) || expression.Children.Any(child => Has(child, isMeant));
    }

    /// <summary>The window's own aggregate runs over the groups; aggregates among its parts run within each group.</summary>
    private BoundWindowCall RewriteWindow(BoundWindowCall window, string name) => window with
    {
        Function = window.Function switch
        {
            BoundAggregateCall call => call with { Arguments = [.. call.Arguments.Select(a => Rewrite(a, name))] },
            var other => Rewrite(other, name),
        },
        PartitionBy = [.. window.PartitionBy.Select(e => Rewrite(e, name))],
        OrderBy = [.. window.OrderBy.Select(o => o with { Child = Rewrite(o.Child, name) })],
    };

    private BoundSubquery RewriteSubquery(BoundSubquery subquery, string name) =>
        subquery.OuterColumns.FirstOrDefault(a => Keys.All(k => k.Output != a)) is { } other
            ? throw NotGrouped(new BoundReference(other))
            : IsCorrelated(subquery)
            ? throw new AnalysisException(
                "SCALAR_SUBQUERY_IS_IN_GROUP_BY_OR_AGGREGATE_FUNCTION",
                $"The correlated scalar subquery '{name}' is neither present in GROUP BY, nor in an aggregate function. Add it to GROUP BY, or put it in an aggregate function such as first().")
            : subquery with { Values = [.. subquery.Values.Select(v => Rewrite(v, name))] };

    private BoundAttribute? KeyOf(BoundExpression expression) => Keys.FirstOrDefault(k => k.Expression.Equals(expression))?.Output;

    private BoundAttribute OutputOf(BoundAggregateCall call, string name)
    {
        if (_aggregates.Find(a => a.Expression.Equals(call)) is { } known)
        {
            return known.Output;
        }

        var output = BoundAttribute.Create(name, call.DataType, call.IsNullable);
        _aggregates.Add(new BoundNamed(call, output));
        return output;
    }

    private static AnalysisException NotGrouped(BoundReference column) => new(
        "MISSING_AGGREGATION",
        $"The non-aggregating expression {NameParts.Quote(column.Attribute.Name)} is based on columns which are not participating in the GROUP BY clause. Add it to the grouping, or aggregate it, for example with AnyValue.");
}
