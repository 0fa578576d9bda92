using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

/// <content>A SELECT of SQL.</content>
public sealed partial class Analyzer
{
    private Scope BlockOf(Scope input, QueryBlock block)
    {
        var items = WithLateralAliases(input, block.Items);
        return block.Grouping is not null || block.Having is not null || items.Any(HasAggregate) || block.Order.Any(HasAggregate)
            ? GroupedBlock(input, block with { Items = items })
            : PlainBlock(input, block with { Items = items });
    }

    private Scope PlainBlock(Scope input, QueryBlock block)
    {
        var selected = Select(input, block.Items);
        if (block.IsDistinct)
        {
            VariantRules.CheckRows(selected.Relation.Schema);
            selected = selected.Then(new BoundDistinct(selected.Relation, [.. Visible(selected)]));
        }

        var columns = Visible(selected).ToList();
        return block.Order.Count == 0 ? selected : OverProjectedAway(selected, scope =>
        {
            var binder = Binder(scope, AllowedFunctions.Window, "ORDER BY");
            return scope.Then(new BoundSort(scope.Relation, [.. block.Order.SelectMany(o => Sorted(o, columns) ?? [binder.Order(o)])]));
        });
    }

    /// <summary>What an order by position or by ALL means, or null for an order by an expression.</summary>
    private static IEnumerable<BoundSortOrder>? Sorted(SortOrder order, IReadOnlyList<BoundAttribute> columns) => order.Child switch
    {
        Literal { Value: int place } => [SortedBy(new BoundReference(AtPlace(columns, place, "ORDER_BY_POS_OUT_OF_RANGE")), order)],
        UnresolvedAttribute { UnparsedIdentifier: var name } when NameComparer.Equals(name, "ALL") && !columns.Any(c => NameComparer.Equals(c.Name, name)) =>
            columns.Select(c => SortedBy(new BoundReference(c), order)),
        _ => null,
    };

    private static BoundSortOrder SortedBy(BoundExpression value, SortOrder order) =>
        new(value, order.Direction == SortDirection.Ascending, order.NullOrdering == NullOrdering.NullsFirst);

    private static T AtPlace<T>(IReadOnlyList<T> items, int place, string errorClass) => place >= 1 && place <= items.Count
        ? items[place - 1]
        : throw new AnalysisException(errorClass, $"Position {place} is not in the select list (valid range is [1, {items.Count}]).");

    /// <summary>A column may use the aliases of those before it, where its input has no column of that name.</summary>
    private static ValueList<Expression> WithLateralAliases(Scope input, ValueList<Expression> items)
    {
        var aliases = new Dictionary<string, Expression>(NameComparer);
        var result = new List<Expression>();
        foreach (var item in items)
        {
            var known = ExpressionTree.Replace(item, e => LateralAlias(e, aliases, input) is { } name ? aliases[name] : null);
            result.Add(known.Equals(item) || known is Alias ? known : new Alias(known, [ColumnNames.OfColumn(ExpressionTree.Replace(
                item, e => LateralAlias(e, aliases, input) is { } name ? new UnresolvedAttribute(NameParts.Quote($"lateralAliasReference({name})")) : null))]));
            if (result[^1] is Alias { Names: [var alias] } named && item is Alias)
            {
                aliases[alias] = named.Child;
            }
        }

        return result.ToValueList();
    }

    private static string? LateralAlias(Expression expression, Dictionary<string, Expression> aliases, Scope input) =>
        expression is UnresolvedAttribute { PlanId: null } name && NameParts.Parse(name.UnparsedIdentifier) is [var part]
        && aliases.ContainsKey(part) && input.TryResolve(name) is null
            ? part
            : null;
}
