using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    private Expression Window(Expression function)
    {
        ExpectWord("OVER");
        if (Current.IsName)
        {
            return new NamedWindow(function, Name());
        }

        if (!Current.IsSymbol("(") || !Peek(1).IsName || !Peek(2).IsSymbol(")"))
        {
            return WindowOver(function);
        }

        _at++;
        var named = new NamedWindow(function, Name());
        Expect(")");
        return named;
    }

    /// <summary>Reads the definition of a window in parentheses.</summary>
    private WindowExpression WindowOver(Expression function)
    {
        Expect("(");
        ValueList<Expression> partition = TakeWords("PARTITION", "BY") || TakeWords("DISTRIBUTE", "BY")
            ? CommaSeparated(Expression).ToValueList()
            : [];
        ValueList<SortOrder> order = TakeWords("ORDER", "BY") || TakeWords("SORT", "BY") ? CommaSeparated(SortItem).ToValueList() : [];
        var frame = TakeWord("ROWS") ? Frame(FrameType.Row) : TakeWord("RANGE") ? Frame(FrameType.Range) : null;
        Expect(")");
        return new WindowExpression(function, partition, order, frame);
    }

    private SortOrder SortItem()
    {
        var child = Expression();
        var descending = !TakeWord("ASC") && TakeWord("DESC");
        var nullsFirst = !descending;
        if (TakeWord("NULLS"))
        {
            nullsFirst = TakeWord("FIRST");
            if (!nullsFirst)
            {
                ExpectWord("LAST");
            }
        }

        return new SortOrder(
            child,
            descending ? SortDirection.Descending : SortDirection.Ascending,
            nullsFirst ? NullOrdering.NullsFirst : NullOrdering.NullsLast);
    }

    private WindowFrame Frame(FrameType type)
    {
        if (!TakeWord("BETWEEN"))
        {
            return new WindowFrame(type, Boundary("PRECEDING"), new CurrentRowBoundary());
        }

        var lower = Boundary("PRECEDING");
        ExpectWord("AND");
        return new WindowFrame(type, lower, Boundary("FOLLOWING"));
    }

    private FrameBoundary Boundary(string unboundedSide)
    {
        if (TakeWords("CURRENT", "ROW"))
        {
            return new CurrentRowBoundary();
        }

        if (TakeWord("UNBOUNDED"))
        {
            ExpectWord(unboundedSide);
            return new UnboundedBoundary();
        }

        var distance = Expression();
        if (TakeWord("PRECEDING"))
        {
            return new ValueBoundary(Call("-", distance));
        }

        ExpectWord("FOLLOWING");
        return new ValueBoundary(distance);
    }
}
