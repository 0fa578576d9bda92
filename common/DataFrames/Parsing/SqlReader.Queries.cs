using System.Collections.Immutable;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    // The queries that WITH has named, by name; each use of a name stands for the query itself.
    private ImmutableDictionary<string, Relation> _named = ImmutableDictionary.Create<string, Relation>(StringComparer.OrdinalIgnoreCase);

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

    private void NamedQueries()
    {
        if (Current.IsWord("RECURSIVE") && !Peek(1).IsWord("AS"))
        {
            throw Unsupported("WITH RECURSIVE", Current);
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        do
        {
            var token = Current;
            var name = Name();
            var columns = !IsQuery(1) && Take("(") ? AliasList() : [];
            TakeWord("AS");
            Expect("(");
            var query = Query();
            Expect(")");
            _named = !names.Add(name)
                ? throw Error("DUPLICATED_CTE_NAMES", $"CTE definition can't have duplicate names: `{name}`.", token)
                : _named.SetItem(name, columns.Count == 0 ? query : new ToDF(query, columns));
        }
        while (Take(","));
    }

    /// <summary>Reads UNION, EXCEPT and MINUS, which bind equally, from left to right.</summary>
    private Relation SetOperations()
    {
        var left = Intersections();
        while (SetWord() is { } type)
        {
            left = Combined(left, type, Intersections);
        }

        return left;
    }

    private Relation Intersections()
    {
        var left = QueryTerm();
        while (TakeWord("INTERSECT"))
        {
            left = Combined(left, SetOperationType.Intersect, QueryTerm);
        }

        return left;
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

    private Relation QueryTerm()
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

        return Current.IsWord("SELECT") || Current.IsWord("FROM") ? Block() : throw SyntaxError(Current);
    }

    /// <summary>Reads what stands behind a query: order, limit and offset.</summary>
    private Relation Organized(Relation query)
    {
        var order = OrderBy();
        if (order.Count > 0)
        {
            query = query is QueryBlock { Order.Count: 0 } block ? block with { Order = order } : new Sort(query, order);
        }

        if (Current.IsSymbol("|>"))
        {
            throw Unsupported("The pipe operator |>", Current);
        }

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
