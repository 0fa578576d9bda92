using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>Reads <c>DELETE FROM table [WHERE condition]</c>.</summary>
    private DeleteFromTable Delete()
    {
        ExpectWord("FROM");
        return new DeleteFromTable(Target(), TakeWord("WHERE") ? Expression() : null, Options.None);
    }

    /// <summary>Reads <c>UPDATE table SET column = value, ... [WHERE condition]</c>.</summary>
    private UpdateTable Update()
    {
        var table = Target();
        ExpectWord("SET");
        var assignments = CommaSeparated(SetColumn).ToValueList();
        return new UpdateTable(table, TakeWord("WHERE") ? Expression() : null, assignments, Options.None);
    }

    /// <summary>Reads <c>INSERT INTO table query</c> and <c>INSERT OVERWRITE table query</c>; columns go by position.</summary>
    private WriteOperation Insert()
    {
        var mode = TakeWord("OVERWRITE") ? SaveMode.Overwrite : SaveMode.Append;
        _ = TakeWord("INTO");
        TakeWord("TABLE");
        var table = Quote(QualifiedName());
        if (!IsQuery(0))
        {
            throw Unsupported("A list of columns or partitions in INSERT", Current);
        }

        return new WriteOperation(Query(), "delta", null, table, TableSaveMethod.InsertInto, mode, [], Options.None);
    }

    private MergeIntoTable Merge()
    {
        var evolves = TakeWords("WITH", "SCHEMA");
        if (evolves)
        {
            ExpectWord("EVOLUTION");
        }

        ExpectWord("INTO");
        var table = Quote(QualifiedName());
        var alias = TakeWord("AS") || (Current.IsName && !Current.IsWord("USING")) ? Name() : null;
        ExpectWord("USING");
        var source = Table();
        ExpectWord("ON");
        var merge = new MergeIntoTable(table, alias, source, Expression(), [], [], [], evolves, Options.None);
        while (TakeWord("WHEN"))
        {
            merge = WithClause(merge);
        }

        return merge;
    }

    private MergeIntoTable WithClause(MergeIntoTable merge)
    {
        if (TakeWord("MATCHED"))
        {
            return merge with { MatchedActions = [.. merge.MatchedActions, ChangeAction(MergeCondition())] };
        }

        ExpectWord("NOT");
        ExpectWord("MATCHED");
        if (TakeWords("BY", "SOURCE"))
        {
            return merge with { NotMatchedBySourceActions = [.. merge.NotMatchedBySourceActions, ChangeAction(MergeCondition())] };
        }

        TakeWords("BY", "TARGET");
        return merge with { NotMatchedActions = [.. merge.NotMatchedActions, InsertAction(MergeCondition())] };
    }

    private Expression? MergeCondition()
    {
        var condition = TakeWord("AND") ? Expression() : null;
        ExpectWord("THEN");
        return condition;
    }

    private MergeAction ChangeAction(Expression? condition)
    {
        if (TakeWord("DELETE"))
        {
            return new MergeAction(MergeActionType.Delete, condition, []);
        }

        ExpectWord("UPDATE");
        ExpectWord("SET");
        return Take("*")
            ? new MergeAction(MergeActionType.UpdateStar, condition, [])
            : new MergeAction(MergeActionType.Update, condition, CommaSeparated(SetColumn).ToValueList());
    }

    private MergeAction InsertAction(Expression? condition)
    {
        ExpectWord("INSERT");
        if (Take("*"))
        {
            return new MergeAction(MergeActionType.InsertStar, condition, []);
        }

        Expect("(");
        var columns = CommaSeparated(QualifiedName);
        Expect(")");
        ExpectWord("VALUES");
        var token = Current;
        Expect("(");
        var values = CommaSeparated(Expression);
        Expect(")");
        return columns.Count == values.Count
            ? new MergeAction(MergeActionType.Insert, condition, columns.Zip(values, (c, v) => new Assignment(new UnresolvedAttribute(Quote(c)), v)).ToValueList())
            : throw Error("INSERT_COLUMN_ARITY_MISMATCH", $"{columns.Count} columns are named, but {values.Count} values given.", token);
    }

    private Assignment SetColumn()
    {
        var column = new UnresolvedAttribute(Quote(QualifiedName()));
        Expect("=");
        return new Assignment(column, Expression());
    }

    private string Target()
    {
        var table = Quote(QualifiedName());
        return TakeWord("AS") || (Current.IsName && !Current.IsWord("WHERE") && !Current.IsWord("SET"))
            ? throw Unsupported("An alias of a table that is changed", Current)
            : table;
    }
}
