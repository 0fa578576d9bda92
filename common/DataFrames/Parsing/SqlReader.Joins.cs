using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>Reads a table and what is joined to it, from left to right.</summary>
    private Relation JoinedTable()
    {
        var relation = Table();
        while (JoinWords() is { } join)
        {
            relation = Join(relation, join.IsNatural, join.Type);
        }

        return relation;
    }

    private (bool IsNatural, JoinType? Type)? JoinWords()
    {
        var start = _at;
        var isNatural = TakeWord("NATURAL");
        var type = JoinTypeWords();
        if (TakeWord("JOIN"))
        {
            return (isNatural, type);
        }

        return isNatural || _at != start ? throw SyntaxError(Current) : null;
    }

    private JoinType? JoinTypeWords()
    {
        if (TakeWord("INNER"))
        {
            return JoinType.Inner;
        }

        if (TakeWord("CROSS"))
        {
            return JoinType.Cross;
        }

        var side = TakeWord("LEFT") ? JoinType.LeftOuter : TakeWord("RIGHT") ? JoinType.RightOuter : TakeWord("FULL") ? JoinType.FullOuter : (JoinType?)null;
        if (side is null or JoinType.LeftOuter)
        {
            if (TakeWord("SEMI"))
            {
                return JoinType.LeftSemi;
            }

            if (TakeWord("ANTI"))
            {
                return JoinType.LeftAnti;
            }
        }

        _ = side is not null && TakeWord("OUTER");
        return side;
    }

    private Relation Join(Relation left, bool isNatural, JoinType? type)
    {
        var isLateral = TakeWord("LATERAL");
        var right = Table();
        if (isNatural)
        {
            return new NaturalJoin(left, right, type ?? JoinType.Inner);
        }

        var condition = TakeWord("ON") ? Expression() : null;
        if (isLateral)
        {
            return new LateralJoin(left, right, condition, type ?? JoinType.Inner);
        }

        return condition is null && TakeWord("USING")
            ? new Join(left, right, null, type ?? JoinType.Inner, UsingColumns())
            : new Join(left, right, condition, type ?? JoinType.Inner, []);
    }

    private ValueList<string> UsingColumns()
    {
        Expect("(");
        return AliasList();
    }

    /// <summary>Reads <c>LATERAL VIEW [OUTER] explode(a) t AS x</c>, as often as it stands there.</summary>
    private Relation LateralViews(Relation input)
    {
        while (TakeWords("LATERAL", "VIEW"))
        {
            var isOuter = TakeWord("OUTER");
            var function = Quote(QualifiedName());
            Expect("(");
            var arguments = Arguments(function);
            Expect(")");
            var name = Current.IsName && !Current.IsWord("AS") && IsAlias(Current) ? Name() : null;
            var columns = TakeWord("AS") || (name is not null && Current.IsName && IsAlias(Current)) ? CommaSeparated(Name).ToValueList() : [];
            Relation rows = new UnresolvedTableValuedFunction(isOuter ? function + "_outer" : function, arguments.ToValueList());
            rows = columns.Count == 0 ? rows : new ToDF(rows, columns);
            input = new LateralJoin(input, name is null ? rows : new SubqueryAlias(rows, name), null, JoinType.Inner);
        }

        return input;
    }
}
