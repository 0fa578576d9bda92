using System.Collections.Immutable;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    // The queries that WITH has named, by name; each use of a name stands for the query itself.
    private ImmutableDictionary<string, Relation> _named = ImmutableDictionary.Create<string, Relation>(StringComparer.OrdinalIgnoreCase);

    private const int MaxRecursion = 100;
    private static long _lastRecursion;

    private void NamedQueries()
    {
        var isRecursive = Current.IsWord("RECURSIVE") && !Peek(1).IsWord("AS") && !Peek(1).IsSymbol("(");
        _at += isRecursive ? 1 : 0;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        do
        {
            var token = Current;
            var name = Name();
            var columns = !IsQuery(1) && Take("(") ? AliasList() : [];
            var most = MaxLevel() ?? MaxRecursion;
            TakeWord("AS");
            Expect("(");
            var query = isRecursive ? Recursive(name, columns, most, token) : WithColumns(Query(), columns);
            Expect(")");
            _named = names.Add(name) ? _named.SetItem(name, query) : throw Error("DUPLICATED_CTE_NAMES", $"CTE definition can't have duplicate names: `{name}`.", token);
        }
        while (Take(","));
    }

    private static Relation WithColumns(Relation query, ValueList<string> columns) => columns.Count == 0 ? query : new ToDF(query, columns);

    private int? MaxLevel()
    {
        if (!TakeWords("MAX", "RECURSION"))
        {
            return null;
        }

        ExpectWord("LEVEL");
        return Count();
    }

    private Relation Recursive(string name, ValueList<string> columns, int most, Token token)
    {
        var number = Interlocked.Increment(ref _lastRecursion);
        var outside = _named;
        _named = _named.SetItem(name, new RecursiveReference(number));
        var query = Query();
        _named = outside;
        if (!Refers(query, number))
        {
            return WithColumns(query, columns);
        }

        return query is SetOperation { Type: SetOperationType.Union } union && !Refers(union.Left, number)
            ? union.IsAll
                ? new RecursiveQuery(name, columns, union.Left, union.Right, number, most)
                : throw Error("UNION_NOT_SUPPORTED_IN_RECURSIVE_CTE", "The UNION operator is not yet supported within recursive common table expressions: use UNION ALL.", token)
            : throw Error("INVALID_RECURSIVE_CTE", $"The recursive query `{name}` must be a UNION ALL of 2 queries, of which the first does not read `{name}`.", token);
    }

    private static bool Refers(Relation plan, long number) =>
        plan is RecursiveReference reference ? reference.Number == number
        : plan.Inputs.Any(input => Refers(input, number)) || Conditions(plan).Any(e => ExpressionTree.Any(e, part => part is SubqueryExpression query && Refers(query.Plan, number)));

    private static IEnumerable<Expression> Conditions(Relation plan) => plan switch
    {
        Filter filter => [filter.Condition],
        QueryBlock block => block.Having is { } having ? [.. block.Items, having] : block.Items,
        Join { Condition: { } condition } => [condition],
        _ => [],
    };
}
