using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>Reads PIVOT and UNPIVOT behind a table, and the alias of the result.</summary>
    private Relation Pivoted(Relation table)
    {
        while (true)
        {
            if (TakeWord("PIVOT"))
            {
                table = Aliased(PivotOf(table));
            }
            else if (TakeWord("UNPIVOT"))
            {
                table = Aliased(UnpivotOf(table));
            }
            else
            {
                return table;
            }
        }
    }

    private SqlPivot PivotOf(Relation table)
    {
        Expect("(");
        var aggregates = CommaSeparated(PivotItem).ToValueList();
        ExpectWord("FOR");
        var column = new UnresolvedAttribute(Quote(QualifiedName()));
        ExpectWord("IN");
        Expect("(");
        var values = CommaSeparated(SelectItem).ToValueList();
        Expect(")");
        Expect(")");
        return new SqlPivot(table, aggregates, column, values);
    }

    private Expression PivotItem()
    {
        var aggregate = Expression();
        return TakeWord("AS") || (Current.IsName && !Current.IsWord("FOR")) ? new Alias(aggregate, [Name()]) : aggregate;
    }

    private Relation UnpivotOf(Relation table)
    {
        var withNulls = TakeWords("INCLUDE", "NULLS");
        _ = withNulls || TakeWords("EXCLUDE", "NULLS");
        Expect("(");
        var value = Name();
        ExpectWord("FOR");
        var variable = Name();
        ExpectWord("IN");
        Expect("(");
        var columns = CommaSeparated(UnpivotItem).ToValueList();
        Expect(")");
        Expect(")");
        var unpivot = new SqlUnpivot(table, columns, variable, value);
        return withNulls ? unpivot : new Filter(unpivot, Call("isnotnull", new UnresolvedAttribute(Quote(value))));
    }

    private Expression UnpivotItem()
    {
        var column = new UnresolvedAttribute(Quote(QualifiedName()));
        return TakeWord("AS") ? new Alias(column, [Name()]) : column;
    }
}
