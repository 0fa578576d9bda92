using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>Reads a query with its WITH, set operations, order and limit.</summary>
    private Relation Query() => Nested(() =>
    {
        var outside = _named;
        if (TakeWord("WITH"))
        {
            NamedQueries();
        }

        var query = Organized(SetOperations());
        _named = outside;
        return query;
    });

    /// <summary>Reads UNION, EXCEPT and MINUS, which bind equally, from left to right.</summary>
    private Relation SetOperations()
    {
        var token = Current;
        var left = Intersections(isFirst: true);
        RefuseOrder(left, token);
        while (SetWord() is { } type)
        {
            left = Combined(left, type, () => Intersections(isFirst: false));
        }

        return left;
    }

    private Relation Intersections(bool isFirst)
    {
        var token = Current;
        var left = QueryTerm(isFirst);
        RefuseOrder(left, token);
        while (TakeWord("INTERSECT"))
        {
            left = Combined(left, SetOperationType.Intersect, () => QueryTerm(isFirst: false));
        }

        return left;
    }

    // Before a further part an order stands in parentheses only.
    private void RefuseOrder(Relation left, Token first)
    {
        if (left is QueryBlock { Order.Count: > 0 } && !first.IsSymbol("(") && (Current.IsWord("UNION") || Current.IsWord("EXCEPT") || Current.IsWord("MINUS") || Current.IsWord("INTERSECT")))
        {
            throw SyntaxError(Current);
        }
    }

    private SetOperationType? SetWord() =>
        TakeWord("UNION") ? SetOperationType.Union
        : TakeWord("EXCEPT") || TakeWord("MINUS") ? SetOperationType.Except
        : null;

    private SetOperation Combined(Relation left, SetOperationType type, Func<Relation> read)
    {
        var isAll = TakeWord("ALL");
        _ = isAll || TakeWord("DISTINCT");
        return new SetOperation(left, read(), type, isAll);
    }

    private Relation QueryTerm(bool isFirst)
    {
        if (Take("("))
        {
            var query = Query();
            Expect(")");
            return query;
        }

        if (TakeWord("VALUES"))
        {
            return InlineTable();
        }

        if (TakeWord("TABLE"))
        {
            return NamedRelation(QualifiedName(), Options.None);
        }

        return Current.IsWord("SELECT") || Current.IsWord("FROM") ? Block(isFirst) : throw SyntaxError(Current);
    }

    /// <summary>Reads what stands behind a query: order, limit and offset, and the steps of a pipe.</summary>
    private Relation Organized(Relation query) => Piped(Limited(Sorted(query)));

    private Relation Sorted(Relation query)
    {
        var order = OrderBy();
        return order.Count == 0 ? query
            : query is QueryBlock { Order.Count: 0 } block ? block with { Order = order }
            : new Sort(query, order);
    }

    private Relation Limited(Relation query)
    {
        var limit = TakeWord("LIMIT") && !TakeWord("ALL") ? Count() : (int?)null;
        query = TakeWord("OFFSET") ? new Offset(query, Count()) : query;
        return limit is { } count ? new Limit(query, count) : query;
    }

    private ValueList<SortOrder> OrderBy()
    {
        if (TakeWords("ORDER", "BY") || TakeWords("SORT", "BY") || TakeWords("CLUSTER", "BY"))
        {
            return CommaSeparated(SortItem).ToValueList();
        }

        if (!TakeWords("DISTRIBUTE", "BY"))
        {
            return [];
        }

        // Where rows lie changes no result; only the order within a place may follow.
        CommaSeparated(Expression);
        return OrderBy();
    }

    private int Count()
    {
        var token = Current;
        return Expression() switch
        {
            Literal { Value: int and >= 0 } literal => (int)literal.Value,
            Literal { Value: long value } when value is >= 0 and <= int.MaxValue => (int)value,
            Literal { Value: int or long } => throw Error("INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE", "The limit must be 0 or more.", token),
            _ => throw Error("INVALID_LIMIT_LIKE_EXPRESSION.IS_UNFOLDABLE", "The limit must be a whole number.", token),
        };
    }
}
