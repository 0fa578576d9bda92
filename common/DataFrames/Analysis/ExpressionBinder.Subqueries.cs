using System.Runtime.CompilerServices;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Queries inside expressions.</content>
internal sealed partial class ExpressionBinder
{
    // A query's nodes have numbers of their own, so that only the same node is the same query; to compare or hash all below it would be in vain.
    private static readonly IEqualityComparer<SubqueryExpression> SameSubquery = EqualityComparer<SubqueryExpression>.Create(
        (one, other) => ReferenceEquals(one?.Plan, other?.Plan) && one?.SubqueryType == other?.SubqueryType && Equals(one?.InValues, other?.InValues),
        subquery => RuntimeHelpers.GetHashCode(subquery.Plan));

    /// <summary>Binds grouping keys: a query of theirs that comes again, in a select list, is the same. Null where nothing is grouped.</summary>
    internal ExpressionBinder? Keys { get; init; }

    /// <summary>Whether a query was bound so far.</summary>
    internal bool HasSubqueries => !_subqueries.IsEmpty;

    private BoundSubquery Subquery(SubqueryExpression subquery)
    {
        var bound = Keys?._subqueries.GetValueOrDefault(subquery) ?? Bound(subquery);
        _subqueries = _subqueries.SetItem(subquery, bound);
        return bound;
    }

    private BoundSubquery Bound(SubqueryExpression subquery)
    {
        var inside = analyzer.Inside(scope);
        var plan = inside.AnalyzeInside(subquery.Plan).Relation;
        return BoundSubqueryOf(subquery, plan, inside) with { OuterNames = [.. inside.OuterNames] };
    }

    private BoundSubquery BoundSubqueryOf(SubqueryExpression subquery, BoundRelation plan, Analyzer inside)
    {
        var columns = plan.Output.Where(a => !a.IsHidden).ToList();
        return subquery.SubqueryType switch
        {
            SubqueryType.Exists => new BoundSubquery(plan, SubqueryType.Exists, [], inside.OuterColumns, new BooleanType()),
            SubqueryType.Scalar => columns is [var only]
                ? new BoundSubquery(plan, SubqueryType.Scalar, [], inside.OuterColumns, only.DataType)
                : throw new AnalysisException(
                    "INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN",
                    $"Scalar subquery must return only one column, but got {columns.Count}."),
            _ => Membership(plan, columns, [.. subquery.InValues.Select(Bind)], inside.OuterColumns),
        };
    }

    /// <summary>Brings the values and the query's columns to the types that they have in common.</summary>
    private static BoundSubquery Membership(BoundRelation plan, List<BoundAttribute> columns, List<BoundExpression> values, ValueList<BoundAttribute> outer)
    {
        if (columns.Count != values.Count)
        {
            throw new AnalysisException(
                "DATATYPE_MISMATCH.IN_SUBQUERY_LENGTH_MISMATCH",
                $"The number of columns in the left hand side of an IN subquery ({values.Count}) does not match the number of columns in the output of the subquery ({columns.Count}).");
        }

        var types = values.Select((v, i) => TypeCoercion.CommonType(v.DataType, columns[i].DataType) ?? throw new AnalysisException(
            "DATATYPE_MISMATCH.IN_SUBQUERY_DATA_TYPE_MISMATCH",
            $"A value of {v.DataType.Sql} cannot be looked for among values of {columns[i].DataType.Sql}. Cast one of them.")).ToList();
        ValueList<BoundNamed> cast = [.. columns.Select((c, i) => TypeCoercion.SameIgnoringNullability(c.DataType, types[i])
            ? BoundNamed.Pass(c)
            : new BoundNamed(TypeCoercion.Cast(new BoundReference(c), types[i]), BoundAttribute.Create(c.Name, types[i], c.IsNullable)))];
        return new BoundSubquery(
            new BoundProject(plan, cast), SubqueryType.In, [.. values.Select((v, i) => TypeCoercion.Cast(v, types[i]))], outer, new BooleanType());
    }
}
