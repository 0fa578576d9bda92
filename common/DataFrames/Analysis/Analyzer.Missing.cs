using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Nulls and NaN: filled, dropped and replaced.</content>
public sealed partial class Analyzer
{
    private static Scope Filled(Scope input, NAFill plan) => Replace(input, a =>
    {
        var index = plan.Columns.Count == 0 ? 0 : plan.Columns.ToList().FindIndex(c => NameComparer.Equals(c, a.Name));
        if (index < 0)
        {
            return null;
        }

        var value = plan.Values[plan.Values.Count == 1 ? 0 : index];
        return SameFamily(a.DataType, value.DataType) ? Or(WithoutNaN(a), TypeCoercion.Cast(Constant(value), a.DataType)) : null;
    });

    private static Scope WithoutNulls(Scope input, NADrop plan)
    {
        var columns = plan.Columns.Count == 0 ? Visible(input).ToList() : [.. plan.Columns.Select(c => Column(input, c))];
        var present = columns.Select(a => (BoundExpression)new BoundCall("isnotnull", [WithoutNaN(a)], Functions.Rules.Boolean, false)).ToList();
        if (plan.MinNonNulls is not { } wanted || wanted >= present.Count)
        {
            return input.Then(new BoundFilter(input.Relation, present.Aggregate(And)));
        }

        var one = new BoundLiteral(1, new IntegerType());
        var zero = new BoundLiteral(0, new IntegerType());
        var count = present.Select(p => (BoundExpression)new BoundCall("if", [p, one, zero], new IntegerType(), false))
            .Aggregate((x, y) => new BoundCall("+", [x, y], new IntegerType(), false));
        return input.Then(new BoundFilter(input.Relation, new BoundCall(">=", [count, new BoundLiteral(wanted, new IntegerType())], Functions.Rules.Boolean, false)));
    }

    private static Scope Replaced(Scope input, NAReplace plan) => Replace(input, a =>
        (plan.Columns.Count == 0 || plan.Columns.Contains(a.Name, NameComparer)) && plan.Replacements.Any(r => SameFamily(a.DataType, r.OldValue.DataType))
            ? Choice(a, plan.Replacements)
            : null);

    private static BoundCall Choice(BoundAttribute column, ValueList<Replacement> replacements)
    {
        var value = new BoundReference(column);
        var branches = replacements.SelectMany(r => new BoundExpression[]
        {
            new BoundCall("==", [value, TypeCoercion.Cast(Constant(r.OldValue), column.DataType)], Functions.Rules.Boolean, true),
            TypeCoercion.Cast(Constant(r.NewValue), column.DataType),
        });
        return new BoundCall("when", [.. branches, value], column.DataType, true);
    }

    private static BoundLiteral Constant(Literal literal) => new(literal.Value, literal.DataType);

    private static BoundExpression WithoutNaN(BoundAttribute column) => column.DataType is FractionalType
        ? new BoundCall("nanvl", [new BoundReference(column), new BoundLiteral(null, column.DataType)], column.DataType, true)
        : new BoundReference(column);

    private static BoundCall Or(BoundExpression value, BoundExpression otherwise) =>
        new("coalesce", [value, otherwise], otherwise.DataType, value.IsNullable && otherwise.IsNullable);

    private static bool SameFamily(DataType column, DataType value) => (column, value) switch
    {
        (NumericType, NumericType) => true,
        _ => column == value,
    };
}
