using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    // The words with which Spark's statements begin, but for queries.
    private static readonly HashSet<string> StatementWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "ADD", "ALTER", "ANALYZE", "BEGIN", "CACHE", "CALL", "CLEAR", "COMMENT", "COMMIT", "CREATE", "DECLARE", "DELETE", "DESC", "DESCRIBE",
        "DFS", "DROP", "EXECUTE", "EXPLAIN", "EXPORT", "GRANT", "IMPORT", "INSERT", "LIST", "LOAD", "LOCK", "MERGE", "MSCK", "REFRESH", "REPAIR",
        "REPLACE", "RESET", "REVOKE", "ROLLBACK", "SET", "SHOW", "START", "TRUNCATE", "UNCACHE", "UNLOCK", "UPDATE", "USE",
    };

    /// <summary>Whether the text begins as a statement that <see cref="Command"/> reads.</summary>
    internal bool IsCommand
    {
        get
        {
            if (Current.IsWord("DELETE") || Current.IsWord("INSERT") || Current.IsWord("MERGE") || Current.IsWord("UPDATE") || IsMaintenance || IsCatalogCommand)
            {
                return true;
            }

            var ahead = Current.IsWord("CREATE") ? 1 : 0;
            ahead += ahead == 1 && Peek(1).IsWord("OR") && Peek(2).IsWord("REPLACE") ? 2 : 0;
            ahead += ahead > 0 && Peek(ahead).IsWord("GLOBAL") ? 1 : 0;
            return ahead > 0 && (Peek(ahead).IsWord("TEMP") || Peek(ahead).IsWord("TEMPORARY")) && Peek(ahead + 1).IsWord("VIEW");
        }
    }

    /// <summary>Reads a query that is the whole text, a semicolon at its end or not.</summary>
    internal Relation QueryStatement()
    {
        if ((Described() ?? CatalogRows()) is { } described)
        {
            TakeEnd();
            return described;
        }

        if (Current.Kind == TokenKind.Word && StatementWords.Contains(Current.Text) && !Peek(1).IsSymbol("."))
        {
            throw Unsupported($"The statement {Current.Text.ToUpperInvariant()}", Current);
        }

        var query = Query();
        TakeEnd();
        return query;
    }

    /// <summary>Reads a statement that makes a view or changes a table or the catalog.</summary>
    internal Command Command()
    {
        var command = IsCatalogCommand ? CatalogCommand() : Next().Text.ToUpperInvariant() switch
        {
            "DELETE" => Delete(),
            "INSERT" => Insert(),
            "MERGE" => Merge(),
            "OPTIMIZE" => Optimize(),
            "RESTORE" => Restore(),
            "VACUUM" => Vacuum(),
            "UPDATE" => (Command)Update(),
            _ => CreateView(),
        };
        TakeEnd();
        return command;
    }

    /// <summary>Reads <c>DESCRIBE HISTORY table [LIMIT n]</c> and <c>DESCRIBE DETAIL table</c>; null where it is neither.</summary>
    private Relation? Described()
    {
        if (!(Current.IsWord("DESCRIBE") || Current.IsWord("DESC")) || !(Peek(1).IsWord("HISTORY") || Peek(1).IsWord("DETAIL")) || !Peek(2).IsName)
        {
            return null;
        }

        _at++;
        var isHistory = Next().IsWord("HISTORY");
        var table = Quote(QualifiedName());
        return !isHistory ? new DescribeDetail(table) : new DescribeHistory(table, TakeWord("LIMIT") ? Count() : null);
    }

    /// <summary>
    /// Reads what follows <c>CREATE</c>: <c>[OR REPLACE] [GLOBAL] TEMPORARY VIEW name</c>, and then <c>[(column, ...)] AS query</c> or
    /// <c>[(column type, ...)] USING format [OPTIONS (name value, ...)]</c>.
    /// </summary>
    private CreateDataFrameView CreateView()
    {
        var replace = TakeWords("OR", "REPLACE");
        var isGlobal = TakeWord("GLOBAL");
        _at += 2;
        var name = Quote(QualifiedName());
        if (Current.IsWord("USING") || (Current.IsSymbol("(") && !Peek(2).IsSymbol(",") && !Peek(2).IsSymbol(")")))
        {
            return new CreateDataFrameView(Files(), name, isGlobal, replace);
        }

        var columns = Take("(") ? AliasList() : [];
        ExpectWord("AS");
        var query = Query();
        return new CreateDataFrameView(columns.Count == 0 ? query : new ToDF(query, columns), name, isGlobal, replace);
    }

    private void TakeEnd()
    {
        while (Take(";"))
        {
        }
    }
}
