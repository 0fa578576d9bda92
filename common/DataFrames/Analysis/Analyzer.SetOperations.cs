using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Set operations, and columns turned into rows.</content>
public sealed partial class Analyzer
{
    private Scope SetOperationOf(SetOperation plan)
    {
        var (left, right) = (Visit(plan.Left), Visit(plan.Right));
        if (plan.Type != SetOperationType.Union || !plan.IsAll)
        {
            VariantRules.CheckRows(left.Relation.Schema);
        }

        var (l, r) = plan.ByName ? ByName(plan, left, right) : ByPosition(plan, left, right);
        return Scope.Combine(left, right, SetOperationOf(plan.Type, plan.IsAll, left.Relation, l, right.Relation, r));
    }

    private static BoundSetOperation SetOperationOf(
        SetOperationType type, bool isAll, BoundRelation left, IReadOnlyList<(string Name, BoundExpression Value)> l, BoundRelation right, IReadOnlyList<(string Name, BoundExpression Value)> r)
    {
        var types = l.Select((c, i) => Meeting(c.Name, c.Value.DataType, r[i].Value.DataType)).ToList();
        return new BoundSetOperation(
            Brought(left, l, types),
            Brought(right, r, types),
            type,
            isAll,
            [.. l.Select((c, i) => BoundAttribute.Create(c.Name, types[i], c.Value.IsNullable || (type == SetOperationType.Union && r[i].Value.IsNullable)))]);
    }

    private static BoundProject Brought(BoundRelation side, IReadOnlyList<(string Name, BoundExpression Value)> columns, IReadOnlyList<DataType> types) =>
        new(side, [.. columns.Select((c, i) => Named(TypeCoercion.Cast(c.Value, types[i]), c.Name))]);

    private static DataType Meeting(string name, DataType left, DataType right) => TypeCoercion.CommonType(left, right)
        ?? throw new AnalysisException("INCOMPATIBLE_COLUMN_TYPE", $"Column {NameParts.Quote(name)} is of {left.Sql} on the left side and of {right.Sql} on the right.");

    private static (List<(string Name, BoundExpression Value)> Left, List<(string Name, BoundExpression Value)> Right) ByPosition(SetOperation plan, Scope left, Scope right)
    {
        var (l, r) = (Values(left), Values(right));
        return l.Count == r.Count
            ? (l, r)
            : throw new AnalysisException("NUM_COLUMNS_MISMATCH", $"{plan.Type} can only be performed on inputs with the same number of columns, but the first input has {l.Count} columns and the second input has {r.Count} columns.");
    }

    private static (List<(string Name, BoundExpression Value)> Left, List<(string Name, BoundExpression Value)> Right) ByName(SetOperation plan, Scope left, Scope right)
    {
        var (l, r) = (Values(left), Values(right));
        var missingLeft = r.Where(c => !l.Exists(o => NameComparer.Equals(o.Name, c.Name))).ToList();
        var missingRight = l.Where(c => !r.Exists(o => NameComparer.Equals(o.Name, c.Name))).ToList();
        if (!plan.AllowMissingColumns && missingLeft.Concat(missingRight).FirstOrDefault() is { Name: { } missing })
        {
            throw new AnalysisException("UNRESOLVED_COLUMN_AMONG_FIELD_NAMES", $"Column {NameParts.Quote(missing)} is on one side only. Set allowMissingColumns to fill it with nulls.");
        }

        l.AddRange(missingLeft.Select(c => (c.Name, Null(c.Value.DataType))));
        return (l, [.. l.Select(c => (c.Name, r.Find(o => NameComparer.Equals(o.Name, c.Name)).Value ?? Null(c.Value.DataType)))]);
    }

    private static BoundExpression Null(DataType type) => new BoundLiteral(null, type);

    private static List<(string Name, BoundExpression Value)> Values(Scope scope) =>
        [.. Visible(scope).Select(a => (a.Name, (BoundExpression)new BoundReference(a)))];

    /// <summary>One select for each column that becomes rows, all of them one after the other.</summary>
    private Scope UnpivotOf(Scope input, Unpivot plan)
    {
        var binder = Binder(input, AllowedFunctions.Scalar, "UNPIVOT");
        var ids = plan.Ids.Select(e => OneColumn(input, e)).ToList();
        var values = plan.Values is { } given
            ? [.. given.Select(e => (Name: ColumnNames.OfColumn(e), Value: binder.Bind(e)))]
            : Values(input).Where(v => !ids.Exists(i => NameComparer.Equals(i.Output.Name, v.Name))).ToList();
        var type = TypeCoercion.CommonTypeButText(values.Select(v => v.Value.DataType)) ?? throw new AnalysisException(
            "UNPIVOT_VALUE_DATA_TYPE_MISMATCH",
            "Unpivot value columns must share a least common type, some types do not: "
            + $"[{string.Join(", ", values.GroupBy(v => v.Value.DataType).Select(g => $"\"{g.Key.Sql}\" ({string.Join(", ", g.Select(v => NameParts.Quote(v.Name)))})"))}]. Cast them to one type.");
        var selects = values.Select(v => (BoundRelation)new BoundProject(input.Relation, [
            .. ids.Select(i => Named(i.Expression, i.Output.Name)),
            Named(new BoundLiteral(v.Name, new StringType()), plan.VariableColumnName),
            Named(TypeCoercion.Cast(v.Value, type), plan.ValueColumnName)])).ToList();
        return input.Then(selects.Aggregate((left, right) => new BoundSetOperation(left, right, SetOperationType.Union, true, [
            .. left.Output.Select((a, i) => BoundAttribute.Create(a.Name, a.DataType, a.IsNullable || right.Output[i].IsNullable))])));
    }
}
