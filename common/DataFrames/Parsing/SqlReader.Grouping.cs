using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>Reads what stands behind GROUP BY. Each part is a list of grouping sets, a plain key one set of one key; all sets are combined.</summary>
    private GroupingClause Grouping()
    {
        if (Current.IsWord("ALL") && !Peek(1).IsSymbol("(") && !Peek(1).IsSymbol("."))
        {
            _at++;
            return new GroupingClause([], null, IsAll: true);
        }

        var parts = CommaSeparated(GroupingPart);
        if (TakeWords("WITH", "ROLLUP"))
        {
            return Sets(Prefixes(parts.ConvertAll(p => p.Sets[0])));
        }

        if (TakeWords("WITH", "CUBE"))
        {
            return Sets(Subsets(parts.ConvertAll(p => p.Sets[0])));
        }

        if (TakeWords("GROUPING", "SETS"))
        {
            var keys = parts.SelectMany(p => p.Sets[0]).ToList();
            return Sets(GroupingSetList(), keys);
        }

        return parts.TrueForAll(p => p.IsPlain)
            ? new GroupingClause(parts.SelectMany(p => p.Sets[0]).ToValueList(), null, IsAll: false)
            : Sets(parts.Select(p => p.Sets).Aggregate(Product));
    }

    private (bool IsPlain, List<List<Expression>> Sets) GroupingPart()
    {
        if (TakeWords("GROUPING", "SETS"))
        {
            return (false, GroupingSetList());
        }

        if (Peek(1).IsSymbol("(") && (Current.IsWord("ROLLUP") || Current.IsWord("CUBE")))
        {
            var isRollup = Next().IsWord("ROLLUP");
            Expect("(");
            var groups = CommaSeparated(GroupingSet);
            Expect(")");
            return (false, isRollup ? Prefixes(groups) : Subsets(groups));
        }

        return (true, [[Expression()]]);
    }

    private List<List<Expression>> GroupingSetList()
    {
        Expect("(");
        var sets = CommaSeparated(GroupingPartOfSets);
        Expect(")");
        return [.. sets.SelectMany(s => s)];
    }

    private List<List<Expression>> GroupingPartOfSets() =>
        Current.IsWord("GROUPING") || Current.IsWord("ROLLUP") || Current.IsWord("CUBE") ? GroupingPart().Sets : [GroupingSet()];

    /// <summary>Reads keys in parentheses, or one key without.</summary>
    private List<Expression> GroupingSet()
    {
        if (!Current.IsSymbol("("))
        {
            return [Expression()];
        }

        var start = _at;
        _at++;
        var keys = Current.IsSymbol(")") ? [] : CommaSeparated(Expression);
        Expect(")");
        if (Current.IsSymbol(",") || Current.IsSymbol(")"))
        {
            return keys;
        }

        // The parentheses were only the beginning of an expression.
        _at = start;
        return [Expression()];
    }

    private static List<List<Expression>> Prefixes(List<List<Expression>> groups) =>
        [.. Enumerable.Range(0, groups.Count + 1).Select(dropped => groups.Take(groups.Count - dropped).SelectMany(g => g).ToList())];

    private static List<List<Expression>> Subsets(List<List<Expression>> groups) =>
        [.. Enumerable.Range(0, 1 << groups.Count).Select(mask => groups.Where((_, i) => (mask & (1 << (groups.Count - 1 - i))) == 0).SelectMany(g => g).ToList())];

    private static List<List<Expression>> Product(List<List<Expression>> left, List<List<Expression>> right) =>
        [.. left.SelectMany(l => right.Select(r => l.Concat(r).ToList()))];

    private static GroupingClause Sets(List<List<Expression>> sets, List<Expression>? first = null)
    {
        var keys = (first ?? []).Concat(sets.SelectMany(s => s)).Distinct().ToList();
        return new GroupingClause(keys.ToValueList(), sets.Select(s => s.Select(key => keys.IndexOf(key)).Distinct().Order().ToValueList()).ToValueList(), IsAll: false);
    }
}
