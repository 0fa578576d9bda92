using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>Groups.</content>
public sealed partial class Analyzer
{
    private Scope AggregateOf(Scope input, Aggregate plan)
    {
        if (plan.GroupType == GroupType.Pivot)
        {
            return PivotOf(input, plan);
        }

        var groupings = plan.GroupingExpressions.Select(Parsed).ToList();
        input = GroupedByTime(input, groupings);
        var keyBinder = Binder(input, AllowedFunctions.Scalar, "GROUP BY");
        var keys = groupings.Select(e => Key(keyBinder, e)).ToList();
        var columns = plan.AggregateExpressions.Select(Parsed).ToList();
        var binder = Aggregating(input, keyBinder);
        var sets = GroupingSets(plan, keys.Count);
        var outputs = new AggregateOutputs(keys, keysMayBeNull: sets is not null);
        var results = columns.Select(c => Result(outputs, binder, c)).ToList();
        var relation = new BoundAggregate(input.Relation, [.. outputs.Keys], [.. outputs.Aggregates], sets);
        var kept = plan.GroupingExpressions.Count == 0 ? [] : outputs.Keys.Select(k => BoundNamed.Pass(k.Output));
        return input.Then(new BoundProject(relation, [.. kept, .. results]));
    }

    /// <summary>The rows themselves; the metrics must be aggregates of them.</summary>
    private Scope ObservedOf(Scope input, CollectMetrics plan)
    {
        AggregateOf(input, plan.Totals);
        return input;
    }

    /// <summary>The input with the window of time that it is grouped by; the key becomes that column.</summary>
    private Scope GroupedByTime(Scope input, List<Expression> keys)
    {
        var place = keys.FindIndex(TimeWindows.IsWindow);
        if (place < 0)
        {
            return input;
        }

        var call = (BoundCall)Binder(input, AllowedFunctions.Scalar, "GROUP BY").Bind(Child(keys[place]));
        var name = new UnresolvedAttribute(call.Function);
        keys[place] = keys[place] is Alias alias ? alias with { Child = name } : name;
        if (keys.FindIndex(TimeWindows.IsWindow) >= 0)
        {
            throw new AnalysisException("UNSUPPORTED_FEATURE", "Rows cannot be grouped by several windows of time at once.");
        }

        var others = keys.Where((_, i) => i != place).Select(k => Binder(input, AllowedFunctions.Scalar, "GROUP BY").Bind(Child(k)));
        return input.Then(call.Function == "window" ? TimeWindows.Beside(input.Relation, call) : SessionWindows.Beside(input.Relation, call, [.. others]));
    }

    private ExpressionBinder Aggregating(Scope input, ExpressionBinder keys) =>
        new(input, AllowedFunctions.Aggregate | AllowedFunctions.Window, "an aggregation", this) { Keys = keys };

    private static BoundNamed Key(ExpressionBinder binder, Expression expression)
    {
        var child = expression is Alias alias ? alias.Child : expression;
        var value = binder.Bind(child);
        var name = ColumnNames.OfColumn(binder.Spelled(expression), value);
        VariantRules.CheckKey(name, value.DataType);
        return value is BoundReference { Attribute: var attribute } && expression is not Alias ? BoundNamed.Pass(attribute) : Named(value, name);
    }

    private static BoundNamed Result(AggregateOutputs outputs, ExpressionBinder binder, Expression expression)
    {
        var value = binder.Bind(expression);
        var name = ColumnNames.OfColumn(binder.Spelled(expression), value);
        return Passed(expression, outputs.Rewrite(value, name), name);
    }

    private static BoundNamed Passed(Expression expression, BoundExpression value, string name) =>
        expression is UnresolvedAttribute && value is BoundReference reference ? BoundNamed.Pass(reference.Attribute) : Named(value, name);

    private static ValueList<ValueList<int>>? GroupingSets(Aggregate plan, int keys) => plan.GroupType switch
    {
        GroupType.Rollup => [.. Enumerable.Range(0, keys + 1).Select(dropped => Enumerable.Range(0, keys - dropped).ToValueList())],
        GroupType.Cube => [.. Enumerable.Range(0, 1 << keys).Select(mask => Enumerable.Range(0, keys).Where(k => (mask & (1 << (keys - 1 - k))) == 0).ToValueList())],
        GroupType.GroupingSets => [.. (plan.GroupingSets ?? []).Select(set => set.Select(key => plan.GroupingExpressions.ToList().IndexOf(key)).ToValueList())],
        _ => null,
    };
}
