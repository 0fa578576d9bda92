using System.Collections.Immutable;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    // By their text, and the queries that WITH has named around them.
    private readonly Dictionary<(ReadOnlyMemory<char> Text, ImmutableDictionary<string, Relation> Named), Relation> _subqueries = new(SameText);

    // Queries may be nested by thousands, and each text holds those of all within it: none is copied, nor hashed.
    private static IEqualityComparer<(ReadOnlyMemory<char> Text, ImmutableDictionary<string, Relation> Named)> SameText { get; } =
        EqualityComparer<(ReadOnlyMemory<char> Text, ImmutableDictionary<string, Relation> Named)>.Create(
            (one, other) => ReferenceEquals(one.Named, other.Named) && one.Text.Span.SequenceEqual(other.Text.Span), key => key.Text.Length);

    /// <summary>Whether a query begins at a token, in parentheses or not.</summary>
    private bool IsQuery(int ahead)
    {
        while (Peek(ahead).IsSymbol("("))
        {
            ahead++;
        }

        var (token, next) = (Peek(ahead), Peek(ahead + 1));
        return (token.IsWord("SELECT") && !next.IsSymbol(")") && !next.IsSymbol(","))
            || (token.IsWord("WITH") && next.IsName)
            || (token.IsWord("VALUES") && !next.IsSymbol(")") && !next.IsSymbol(",") && !next.IsSymbol(".") && !IsOperatorWord(next))
            || (token.IsWord("TABLE") && next.IsName)
            || (token.IsWord("FROM") && next.IsName);
    }

    private SubqueryExpression Subquery(SubqueryType type, ValueList<Expression> values)
    {
        Expect("(");
        var query = SameQuery();
        Expect(")");
        return new SubqueryExpression(query, type, values);
    }

    // A query in a select list is the grouping key of the same text, though each node has a number of its own.
    private Relation SameQuery()
    {
        var (start, values) = (Current.Start, (_positional, _seeds));
        var query = Query();
        if (values != (_positional, _seeds))
        {
            // The same text took other values.
            return query;
        }

        var key = (sql.AsMemory(start..Current.Start), _named);
        return _subqueries.TryGetValue(key, out var same) ? same : _subqueries[key] = query;
    }

    private SubqueryExpression Exists()
    {
        _at++;
        return Subquery(SubqueryType.Exists, []);
    }

    private SubqueryExpression InSubquery(Expression operand)
    {
        _at--;
        return Subquery(SubqueryType.In, operand is UnresolvedFunction { FunctionName: RowFunction } row ? row.Arguments : [operand]);
    }

    private Expression Parameter(Token token)
    {
        _at++;
        if (token.IsSymbol("?"))
        {
            return _positional < parameters.Positional.Count
                ? parameters.Positional[_positional++]
                : throw Unbound($"_{token.Start}", token);
        }

        var name = Name();
        return parameters.Named.TryGetValue(name, out var value) ? value : throw Unbound(name, token);
    }

    private ParseException Unbound(string name, Token token) =>
        Error("UNBOUND_SQL_PARAMETER", $"Found the unbound parameter: {name}. Fix `args` and provide a value for it.", token);
}
