using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    private static LocalRelation OneRow => new(StructType.Empty, [[]]);

    /// <summary>Reads one SELECT, up to what may stand behind set operations. FROM may come first, as in Hive.</summary>
    private Relation Block(bool isFirst)
    {
        var early = TakeWord("FROM") ? From() : null;
        if (early is not null && Current.IsSymbol("|>"))
        {
            return early;
        }

        ExpectWord("SELECT");
        var distinct = TakeWord("DISTINCT");
        _ = distinct || (Current.IsWord("ALL") && !Peek(1).IsSymbol(",") && !Peek(1).IsWord("FROM") && TakeWord("ALL"));
        var items = CommaSeparated(SelectItem).ToValueList();
        var input = early ?? (TakeWord("FROM") ? From() : OneRow);
        input = LateralViews(input);
        input = TakeWord("WHERE") ? new Filter(input, Expression()) : input;
        var grouping = TakeWords("GROUP", "BY") ? Grouping() : null;
        var having = TakeWord("HAVING") ? Expression() : null;
        var block = new QueryBlock(input, items, distinct, grouping, having, []);
        return Current.IsWord("WINDOW") || (isFirst && Current.IsWord("ORDER")) ? WithWindows(block, isFirst) : block with { Items = Windowed(items, []) };
    }

    // The order may name windows too, which are defined before it or behind it. Behind a later part of a set operation it orders the whole.
    private QueryBlock WithWindows(QueryBlock block, bool isFirst)
    {
        var windows = WindowDefinitions();
        var order = isFirst ? OrderBy() : [];
        foreach (var (name, window) in WindowDefinitions())
        {
            windows[name] = window;
        }

        return block with
        {
            Items = Windowed(block.Items, windows),
            Order = order.Select(o => o with { Child = Windowed([o.Child], windows)[0] }).ToValueList(),
        };
    }

    private Dictionary<string, WindowExpression> WindowDefinitions()
    {
        var windows = new Dictionary<string, WindowExpression>(StringComparer.OrdinalIgnoreCase);
        if (TakeWord("WINDOW"))
        {
            foreach (var (name, window) in CommaSeparated(WindowDefinition))
            {
                windows[name] = window;
            }
        }

        return windows;
    }

    private (string Name, WindowExpression Window) WindowDefinition()
    {
        var name = Name();
        ExpectWord("AS");
        return (name, WindowOver(new Literal(null, new NullType())));
    }

    private static ValueList<Expression> Windowed(ValueList<Expression> expressions, Dictionary<string, WindowExpression> windows) =>
        expressions.Select(expression => ExpressionTree.Replace(expression, part => part is NamedWindow named
            ? windows.TryGetValue(named.Name, out var window)
                ? window with { Function = named.Function }
                : throw new AnalysisException("MISSING_WINDOW_SPECIFICATION", $"Window specification is not defined in the WINDOW clause for `{named.Name}`.")
            : null)).ToValueList();
}
