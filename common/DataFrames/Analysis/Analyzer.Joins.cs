using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Joins.</content>
public sealed partial class Analyzer
{
    private Scope JoinOf(Join plan, Scope left, Scope right) =>
        plan.UsingColumns.Count > 0 ? UsingJoin(plan, left, right) : ConditionJoin(plan, left, right);

    private Scope NaturalJoinOf(NaturalJoin plan)
    {
        var (left, right) = (Visit(plan.Left), Visit(plan.Right));
        var shared = Visible(left).Select(a => a.Name).Where(name => Visible(right).Any(a => NameComparer.Equals(a.Name, name)));
        return JoinOf(new Join(plan.Left, plan.Right, null, plan.JoinType, shared.ToValueList()), left, right);
    }

    private Scope LateralJoinOf(LateralJoin plan)
    {
        var left = Visit(plan.Left);
        if (plan is { Condition: null, JoinType: JoinType.Inner or JoinType.Cross } && Generators.InTable(plan.Right) is { } generator)
        {
            return GenerateBeside(left, generator);
        }

        var inside = Inside(left);
        var right = inside.Visit(plan.Right);
        var joined = JoinOf(new Join(plan.Left, plan.Right, plan.Condition, plan.JoinType, []), left, right);
        var join = (BoundJoin)joined.Relation;
        return plan.JoinType is JoinType.Inner or JoinType.Cross or JoinType.LeftOuter
            ? joined.Then(join with { LateralColumns = inside.OuterColumns })
            : throw new AnalysisException("INVALID_LATERAL_JOIN_TYPE", $"The {plan.JoinType} join with a lateral query is not allowed: the query may only depend on the left side's rows.");
    }

    private Scope ConditionJoin(Join plan, Scope left, Scope right)
    {
        var both = Scope.Combine(left, right, new BoundJoin(left.Relation, right.Relation, JoinType.Inner, null, [.. left.Relation.Output, .. right.Relation.Output]));
        var condition = plan.Condition is { } c ? Binder(both, AllowedFunctions.Scalar, "JOIN").Condition(c) : null;
        return Joined(plan, left, right, condition);
    }

    private static Scope Joined(Join plan, Scope left, Scope right, BoundExpression? condition)
    {
        var columns = Output(plan.JoinType, left.Relation, right.Relation);
        return Scope.Combine(left, right, new BoundJoin(left.Relation, right.Relation, plan.JoinType, condition, [.. columns]));
    }

    /// <summary>The columns in common come once and first; an outer join takes each from the side that has it.</summary>
    private static Scope UsingJoin(Join plan, Scope left, Scope right)
    {
        var pairs = plan.UsingColumns.Select(name => (Left: UsingColumn(left, name, "left"), Right: UsingColumn(right, name, "right"))).ToList();
        var condition = pairs.Select(p => Equal(p.Left, p.Right)).Aggregate(And);
        var joined = Joined(plan, left, right, condition);
        if (plan.JoinType is JoinType.LeftSemi or JoinType.LeftAnti)
        {
            var keys = pairs.Select(p => p.Left).ToList();
            return joined.Then(new BoundProject(joined.Relation, [.. keys.Concat(joined.Relation.Output.Except(keys)).Select(BoundNamed.Pass)]));
        }

        var shared = pairs.Select(p => SharedColumn(plan.JoinType, joined, p.Left, p.Right)).ToList();
        var taken = pairs.SelectMany(p => new[] { p.Left.Id, p.Right.Id }).ToHashSet();
        var rest = joined.Relation.Output.Where(a => !taken.Contains(a.Id)).Select(BoundNamed.Pass);
        var covered = shared.Select(s => s.Output.Id).ToHashSet();
        var hidden = joined.Relation.Output.Where(a => taken.Contains(a.Id) && !covered.Contains(a.Id)).Select(a => BoundNamed.Pass(a with { IsHidden = true }));
        return joined.Then(new BoundProject(joined.Relation, [.. shared, .. rest, .. hidden]));
    }

    private static BoundAttribute UsingColumn(Scope side, string name, string which) =>
        side.TryResolve(new UnresolvedAttribute(NameParts.Quote(name))) is BoundReference column
            ? column.Attribute
            : throw new AnalysisException(
                "UNRESOLVED_USING_COLUMN_FOR_JOIN",
                $"USING column {NameParts.Quote(name)} cannot be resolved on the {which} side of the join. The {which}-side columns: [{string.Join(", ", Visible(side).Select(a => NameParts.Quote(a.Name)))}].");

    private static BoundNamed SharedColumn(JoinType type, Scope joined, BoundAttribute left, BoundAttribute right)
    {
        var (l, r) = (joined.Relation.Output.First(a => a.Id == left.Id), joined.Relation.Output.First(a => a.Id == right.Id));
        return type switch
        {
            JoinType.RightOuter => BoundNamed.Pass(r),
            JoinType.FullOuter => Named(Coalesce(l, r), left.Name),
            _ => BoundNamed.Pass(l),
        };
    }

    private static BoundCall Coalesce(BoundAttribute left, BoundAttribute right)
    {
        var type = TypeCoercion.CommonType(left.DataType, right.DataType)!;
        return new BoundCall(
            "coalesce", [TypeCoercion.Cast(new BoundReference(left), type), TypeCoercion.Cast(new BoundReference(right), type)], type, left.IsNullable && right.IsNullable);
    }

    private static BoundExpression Equal(BoundAttribute left, BoundAttribute right)
    {
        var type = TypeCoercion.CommonType(left.DataType, right.DataType)
            ?? throw new AnalysisException("DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES", $"Column {NameParts.Quote(left.Name)} is of {left.DataType.Sql} on the left side and of {right.DataType.Sql} on the right.");
        return new BoundCall(
            "==", [TypeCoercion.Cast(new BoundReference(left), type), TypeCoercion.Cast(new BoundReference(right), type)], Functions.Rules.Boolean, left.IsNullable || right.IsNullable);
    }

    private static BoundExpression And(BoundExpression left, BoundExpression right) =>
        new BoundCall("and", [left, right], Functions.Rules.Boolean, left.IsNullable || right.IsNullable);

    private static IEnumerable<BoundAttribute> Output(JoinType type, BoundRelation left, BoundRelation right)
    {
        var leftNullable = type is JoinType.RightOuter or JoinType.FullOuter;
        var rightNullable = type is JoinType.LeftOuter or JoinType.FullOuter;
        var leftColumns = left.Output.Select(a => leftNullable ? a with { IsNullable = true } : a);
        var rightColumns = right.Output.Select(a => rightNullable ? a with { IsNullable = true } : a);
        return type is JoinType.LeftSemi or JoinType.LeftAnti ? left.Output : leftColumns.Concat(rightColumns);
    }
}
