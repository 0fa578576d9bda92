using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Values that become columns.</content>
public sealed partial class Analyzer
{
    // Spark's own limit, spark.sql.pivotMaxValues.
    private const int MostPivotValues = 10_000;

    /// <summary>One column for each value and aggregate, over the rows with that value; null where a group has none, as in Spark also for counts.</summary>
    private Scope PivotOf(Scope input, Aggregate plan)
    {
        var pivot = plan.Pivot ?? throw new AnalysisException("UNSUPPORTED_FEATURE", "A pivot needs a column.");
        var values = pivot.Values.Count > 0 ? pivot.Values : FoundValues(plan.Input, pivot.Column);
        var columns = plan.AggregateExpressions.Select(Parsed).ToList();
        var pivoted = values.SelectMany(value => columns.Select(column => Pivoted(pivot.Column, value, column, columns.Count > 1)));
        return AggregateOf(input, new Aggregate(plan.Input, GroupType.GroupBy, plan.GroupingExpressions, pivoted.ToValueList()));
    }

    /// <summary>The values that a column has, sorted, as Spark looks for them before it pivots.</summary>
    private ValueList<Literal> FoundValues(Relation input, Expression column)
    {
        const string Name = "value";
        var distinct = new Deduplicate(new Project(input, [new Alias(column, [Name])]), []);
        var sorted = new Sort(distinct, [new SortOrder(new UnresolvedAttribute(Name), SortDirection.Ascending, NullOrdering.NullsFirst)]);
        var rows = resolver.Run(new Limit(sorted, MostPivotValues + 1));
        return rows.Count <= MostPivotValues
            ? [.. rows.Select(row => new Literal(row[0], row.Schema[0].DataType))]
            : throw new AnalysisException("UNSUPPORTED_FEATURE", $"The pivot column has more than {MostPivotValues} distinct values. Name those that are wanted.");
    }

    /// <summary>Grouped by the columns that neither the aggregates nor the pivot use.</summary>
    private Scope PivotOf(Scope input, SqlPivot plan)
    {
        var used = plan.Aggregates.Append(plan.Column).SelectMany(NamesIn).ToHashSet(NameComparer);
        var keys = Visible(input).Where(a => !used.Contains(a.Name)).Select(a => (Expression)new UnresolvedAttribute(NameParts.Quote(a.Name)));
        var columns = plan.Values.SelectMany(v => plan.Aggregates.Select(aggregate => Pivoted(plan.Column, v, aggregate, plan.Aggregates.Count > 1)));
        return AggregateOf(input, new Aggregate(plan.Input, GroupType.GroupBy, keys.ToValueList(), columns.ToValueList()));
    }

    private Scope UnpivotOf(Scope input, SqlUnpivot plan)
    {
        var values = plan.Columns.Select(c => c is Alias a ? a.Child : c).ToList();
        var used = values.SelectMany(NamesIn).ToHashSet(NameComparer);
        var ids = Visible(input).Where(a => !used.Contains(a.Name)).Select(a => (Expression)new UnresolvedAttribute(NameParts.Quote(a.Name)));
        return UnpivotOf(input, new Unpivot(plan.Input, ids.ToValueList(), plan.Columns, plan.VariableName, plan.ValueName));
    }

    private static IEnumerable<string> NamesIn(Expression expression)
    {
        var names = new List<string>();
        ExpressionTree.Any(expression, e =>
        {
            names.AddRange(e is UnresolvedAttribute name ? [NameParts.Parse(name.UnparsedIdentifier)[^1]] : []);
            return false;
        });
        return names;
    }

    private static Expression Pivoted(Expression pivot, Expression item, Expression column, bool isNamed)
    {
        var value = Child(item);
        var matches = new UnresolvedFunction("<=>", [pivot, value]);
        var aggregate = ExpressionTree.Replace(Child(column), e => IsAggregate(e) ? ((UnresolvedFunction)e) with { Condition = matches } : null);
        var any = new UnresolvedFunction(">", [new UnresolvedFunction("count_if", [matches]), new Literal(0L, new Types.LongType())]);
        var name = item is Alias alias ? alias.Names[0] : PivotName(value);
        return new Alias(new UnresolvedFunction("when", [any, aggregate]), [isNamed ? $"{name}_{ColumnNames.OfColumn(column)}" : name]);
    }

    private static string PivotName(Expression value) => value is Literal { Value: null } ? "null" : ColumnNames.Of(value);

    private static bool IsAggregate(Expression expression) =>
        expression is UnresolvedFunction call && Functions.FunctionTable.Find(call.FunctionName)?.Kind == Functions.FunctionKind.Aggregate;
}
