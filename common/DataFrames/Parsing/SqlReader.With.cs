using System.Collections.Immutable;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    // The queries that WITH has named, by name; each use of a name stands for the query itself.
    private ImmutableDictionary<string, Relation> _named = ImmutableDictionary.Create<string, Relation>(StringComparer.OrdinalIgnoreCase);

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
}
