using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>Reads the steps <c>|> ...</c> behind a query, each of which takes the rows of the one before it.</summary>
    private Relation Piped(Relation query)
    {
        while (Take("|>"))
        {
            query = PipeStep(query);
        }

        return query;
    }

    private Relation PipeStep(Relation input)
    {
        var token = Current;
        return token.Kind != TokenKind.Word ? throw SyntaxError(token) : token.Text.ToUpperInvariant() switch
        {
            "SELECT" => After(() => PipeItems(input, [])),
            "EXTEND" => After(() => PipeItems(input, [new UnresolvedStar()])),
            "SET" => After(() => new WithColumns(input, CommaSeparated(PipeAssignment).ToValueList())),
            "DROP" => After(() => new Drop(input, [], CommaSeparated(Name).ToValueList())),
            "AS" => After(() => new SubqueryAlias(input, Name())),
            "WHERE" => After(() => new Filter(input, Expression())),
            "AGGREGATE" => After(() => PipeAggregate(input)),
            "PIVOT" or "UNPIVOT" => Pivoted(input),
            "TABLESAMPLE" => Sampled(input),
            "ORDER" or "SORT" or "CLUSTER" or "DISTRIBUTE" or "LIMIT" or "OFFSET" => Limited(Sorted(input)),
            "UNION" or "EXCEPT" or "MINUS" => Combined(input, SetWord()!.Value, () => QueryTerm(isFirst: false)),
            "INTERSECT" => After(() => Combined(input, SetOperationType.Intersect, () => QueryTerm(isFirst: false))),
            "LATERAL" => LateralViews(input),
            _ => JoinWords() is { } join ? Join(input, join.IsNatural, join.Type) : throw SyntaxError(token),
        };
    }

    private Relation After(Func<Relation> read)
    {
        _at++;
        return read();
    }

    private QueryBlock PipeItems(Relation input, ValueList<Expression> before)
    {
        var distinct = before.Count == 0 && TakeWord("DISTINCT");
        ValueList<Expression> items = [.. before, .. CommaSeparated(SelectItem)];
        if (items.FirstOrDefault(HasAggregate) is { } aggregate)
        {
            throw new AnalysisException(
                "PIPE_OPERATOR_CONTAINS_AGGREGATE_FUNCTION",
                $"Non-grouping expression {Analysis.ColumnNames.Of(aggregate)} holds an aggregate function, which the pipe operators SELECT and EXTEND do not take; use |> AGGREGATE.");
        }

        return WithWindows(new QueryBlock(input, items, distinct, null, null, []), isFirst: false);
    }

    private Alias PipeAssignment()
    {
        var name = Name();
        Expect("=");
        return new Alias(Expression(), [name]);
    }

    /// <summary>Reads aggregates and groups: the columns are those that are grouped by, then the aggregates.</summary>
    private QueryBlock PipeAggregate(Relation input)
    {
        List<Expression> aggregates = Current.IsWord("GROUP") ? [] : CommaSeparated(SelectItem);
        List<Expression> groups = TakeWords("GROUP", "BY") ? CommaSeparated(SelectItem) : [];
        var keys = groups.Select(g => g is Alias alias ? alias.Child : g).ToValueList();
        return new QueryBlock(input, [.. groups, .. aggregates], false, keys.Count == 0 ? null : new GroupingClause(keys, null, IsAll: false), null, []);
    }

    private static bool HasAggregate(Expression expression)
    {
        var found = false;
        ExpressionTree.Replace(expression, part =>
        {
            found |= part is UnresolvedFunction call
                && Analysis.Functions.FunctionTable.Find(call.FunctionName)?.Kind == Analysis.Functions.FunctionKind.Aggregate;
            return part is WindowExpression or NamedWindow ? part : null;
        });
        return found;
    }
}
