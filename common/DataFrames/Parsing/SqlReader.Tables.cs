using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    // Words that Spark does not take as a table's alias, since they go on with the query.
    private static readonly HashSet<string> AfterTable = new(StringComparer.OrdinalIgnoreCase)
    {
        "ANTI", "CROSS", "EXCEPT", "FULL", "INNER", "INTERSECT", "JOIN", "LATERAL", "LEFT", "MINUS", "NATURAL", "ON", "RIGHT", "SEMI", "UNION", "USING",
        "CLUSTER", "DISTRIBUTE", "GROUP", "HAVING", "LIMIT", "OFFSET", "ORDER", "PIVOT", "SELECT", "SORT", "TABLESAMPLE", "UNPIVOT", "WHERE", "WINDOW",
    };

    // Of these, those that go on with the query only before BY.
    private static readonly HashSet<string> BeforeBy = new(StringComparer.OrdinalIgnoreCase) { "CLUSTER", "DISTRIBUTE", "GROUP", "ORDER", "SORT" };

    private Relation From()
    {
        var relation = JoinedTable();
        while (Take(","))
        {
            relation = TakeWord("LATERAL")
                ? new LateralJoin(relation, JoinedTable(), null, JoinType.Inner)
                : new Join(relation, JoinedTable(), null, JoinType.Cross, []);
        }

        return relation;
    }

    private Relation Table()
    {
        if (Current.IsWord("TABLESAMPLE") || Current.IsWord("PIVOT") || Current.IsWord("UNPIVOT"))
        {
            throw SyntaxError(Current);
        }

        var table = Take("(") ? TableInParentheses()
            : Current.IsWord("VALUES") && !(IsAlias(Peek(1)) && !Peek(2).IsSymbol("(") && Peek(2).Kind != TokenKind.String) ? Aliased(ValuesTable())
            : QualifiedTable();
        return Pivoted(table);
    }

    private Relation ValuesTable()
    {
        _at++;
        return InlineTable();
    }

    private Relation TableInParentheses()
    {
        var table = IsQuery(0) ? Query() : From();
        Expect(")");
        return Aliased(Sampled(table));
    }

    private Relation QualifiedTable()
    {
        var parts = QualifiedName();
        if (Take("("))
        {
            var arguments = Arguments(parts[^1]);
            Expect(")");
            return Aliased(new UnresolvedTableValuedFunction(Quote(parts), arguments.ToValueList()), parts[^1]);
        }

        return Aliased(Sampled(NamedRelation(parts, TimeTravel())), parts[^1]);
    }

    private Options TimeTravel()
    {
        TakeWord("FOR");
        if (TakeWords("VERSION", "AS"))
        {
            ExpectWord("OF");
            return Options.None.With("versionAsOf", TravelPoint());
        }

        if (TakeWords("TIMESTAMP", "AS"))
        {
            ExpectWord("OF");
            return Options.None.With("timestampAsOf", TravelPoint());
        }

        return Options.None;
    }

    private string TravelPoint() => Current.Kind is TokenKind.Number or TokenKind.String ? Next().Text : throw SyntaxError(Current);

    private Relation NamedRelation(List<string> parts, Options options) =>
        parts is [var name] && _named.TryGetValue(name, out var query) ? query : new NamedTable(Quote(parts), options);

    /// <summary>Reads the alias that may follow a table, and names for its columns.</summary>
    private Relation Aliased(Relation table, string? ownName = null)
    {
        var isNamed = TakeWord("AS") || IsAlias(Current);
        if (!isNamed)
        {
            return ownName is null ? table : new SubqueryAlias(table, ownName);
        }

        var name = Name();
        var token = Current;
        var columns = Take("(") ? AliasList() : [];
        if (columns.Count > 0 && InlineWidth(table) is { } width && width != columns.Count)
        {
            throw Error("INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH", $"Inline table expected {columns.Count} columns but found {width} columns in row 0.", token);
        }

        return new SubqueryAlias(columns.Count == 0 ? table : new ToDF(table, columns), name);
    }

    private bool IsAlias(Token token) =>
        token.Kind == TokenKind.QuotedName
        || (token.Kind == TokenKind.Word && ((!AfterTable.Contains(token.Text) && !IsOperatorWord(token)) || (BeforeBy.Contains(token.Text) && token == Current && !Peek(1).IsWord("BY"))));

    internal List<string> QualifiedName()
    {
        if (IsIdentifierClause)
        {
            return IdentifierClause();
        }

        var parts = new List<string> { IsOperatorWord(Current) ? throw SyntaxError(Current) : Name() };
        while (Take("."))
        {
            parts.Add(Name());
        }

        return parts;
    }
}
