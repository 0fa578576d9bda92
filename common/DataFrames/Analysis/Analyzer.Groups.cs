using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Analysis.Functions;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>A SELECT of SQL with groups: the groups are made, then HAVING, then the columns, then the order, whatever it needs beside the columns.</content>
public sealed partial class Analyzer
{
    private Scope GroupedBlock(Scope input, QueryBlock block)
    {
        var meant = MeantKeys(input, block);
        input = GroupedByTime(input, meant);
        var keyBinder = Binder(input, AllowedFunctions.Scalar, "GROUP BY");
        var keys = meant.ConvertAll(k => Key(keyBinder, k));
        var sets = block.Grouping?.Sets;
        var outputs = new AggregateOutputs(keys, keysMayBeNull: sets is not null);
        var binder = Aggregating(input, keyBinder);
        var columns = block.Items.SelectMany(item => GroupedColumns(input, outputs, binder, item)).ToList();
        if (keyBinder.HasSubqueries)
        {
            outputs.CheckSubqueries(columns);
        }

        var having = block.Having is { } condition ? outputs.Rewrite(binder.Condition(WithAliases(condition, block.Items)), "having") : null;
        var extra = new List<BoundNamed>();
        var order = block.Order.SelectMany(o => GroupedOrder(o, block.Items, columns, extra, outputs, binder)).ToList();

        BoundRelation relation = new BoundAggregate(input.Relation, [.. outputs.Keys], [.. outputs.Aggregates], sets);
        relation = having is null ? relation : new BoundFilter(relation, having);
        relation = new BoundProject(relation, [.. columns, .. extra]);
        relation = block.IsDistinct ? new BoundDistinct(relation, [.. columns.Select(c => c.Output)]) : relation;
        relation = order.Count == 0 ? relation : new BoundSort(relation, [.. order]);
        return input.Then(extra.Count == 0 ? relation : new BoundProject(relation, [.. columns.Select(c => BoundNamed.Pass(c.Output))]));
    }

    private static List<Expression> MeantKeys(Scope input, QueryBlock block) => block.Grouping switch
    {
        null => [],
        { IsAll: true } => [.. block.Items.Where(i => !HasAggregate(i)).Select(Child)],
        var grouping => [.. grouping.Keys.Select(k => MeantKey(input, k, block.Items))],
    };

    /// <summary>A key may be a column's place or alias; a column of the input goes before an alias.</summary>
    private static Expression MeantKey(Scope input, Expression key, ValueList<Expression> items) => key switch
    {
        Literal { Value: int place } => AtPlace(items, place, "GROUP_BY_POS_OUT_OF_RANGE") is var item && HasAggregate(item)
            ? throw new AnalysisException("GROUP_BY_POS_AGGREGATE", $"GROUP BY {place} refers to an expression that contains an aggregate function. Aggregate functions are not allowed in GROUP BY.")
            : Child(item),
        UnresolvedAttribute name when input.TryResolve(name) is null && AliasOf(name, items) is { } child => child,
        _ => key,
    };

    private static Expression Child(Expression item) => item is Alias alias ? alias.Child : item;

    private static Expression? AliasOf(UnresolvedAttribute name, ValueList<Expression> items) => NameParts.Parse(name.UnparsedIdentifier) is [var part]
        ? items.OfType<Alias>().FirstOrDefault(a => NameComparer.Equals(a.Names[0], part))?.Child
        : null;

    /// <summary>A condition or order in which aliases stand for their expressions, but for what aggregates see.</summary>
    private static Expression WithAliases(Expression expression, ValueList<Expression> items) => ExpressionTree.Replace(expression, part => part switch
    {
        UnresolvedAttribute name => AliasOf(name, items),
        UnresolvedFunction call when FunctionTable.Find(call.FunctionName)?.Kind == FunctionKind.Aggregate => call,
        _ => null,
    });

    private static IEnumerable<BoundNamed> GroupedColumns(Scope input, AggregateOutputs outputs, ExpressionBinder binder, Expression item) => item switch
    {
        UnresolvedStar star => input.Expand(star).Select(value => PassOrName(outputs.Rewrite(value, "*"))),
        _ when Generators.Find(item) is not null => throw new AnalysisException("UNSUPPORTED_GENERATOR.NOT_GENERATOR", "A generator beside aggregates is not supported: aggregate in a query of its own, and generate from its rows."),
        _ => [Result(outputs, binder, item)],
    };

    private static IEnumerable<BoundSortOrder> GroupedOrder(
        SortOrder order, ValueList<Expression> items, List<BoundNamed> columns, List<BoundNamed> extra, AggregateOutputs outputs, ExpressionBinder binder)
    {
        if (Sorted(order, [.. columns.Select(c => c.Output)]) is { } byPlace)
        {
            return byPlace;
        }

        if (order.Child is UnresolvedAttribute name && NameParts.Parse(name.UnparsedIdentifier) is [var part]
            && columns.Where(c => NameComparer.Equals(c.Output.Name, part)).ToList() is [var column])
        {
            return [SortedBy(new BoundReference(column.Output), order)];
        }

        var value = outputs.Rewrite(binder.Bind(WithAliases(order.Child, items)), ColumnNames.Of(order.Child));
        if (columns.Find(c => c.Expression.Equals(value)) is { } same)
        {
            return [SortedBy(new BoundReference(same.Output), order)];
        }

        extra.Add(Named(value, ColumnNames.Of(order.Child)));
        return [SortedBy(new BoundReference(extra[^1].Output), order)];
    }
}
