using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    private bool IsCatalogCommand =>
        (Current.IsWord("USE") && Peek(1).IsName)
        || (Current.IsWord("DROP") && Peek(1).IsWord("VIEW"))
        || (Current.IsWord("CLEAR") && Peek(1).IsWord("CACHE"))
        || ((Current.IsWord("CACHE") || Current.IsWord("UNCACHE") || Current.IsWord("REFRESH")) && Peek(1).IsWord("TABLE"))
        || (Current.IsWord("CACHE") && Peek(1).IsWord("LAZY"))
        || (Current.IsWord("REFRESH") && Peek(1).Kind == TokenKind.String);

    /// <summary>Reads a statement that changes what the session knows by name or keeps.</summary>
    private Command CatalogCommand()
    {
        var word = Next().Text.ToUpperInvariant();
        switch (word)
        {
            case "USE":
                _ = TakeWord("DATABASE") || TakeWord("SCHEMA") || TakeWord("NAMESPACE");
                return new SetCurrentDatabase(Quote(QualifiedName()));
            case "DROP":
                _at++;
                var ifExists = TakeWords("IF", "EXISTS");
                return new DropView(Quote(QualifiedName()), ifExists);
            case "CLEAR":
                _at++;
                return new ClearCache();
            case "CACHE":
                return Cache(TakeWord("LAZY"));
            case "UNCACHE":
                _at++;
                return TakeWords("IF", "EXISTS") ? new UncacheIfExists(Quote(QualifiedName())) : new UncacheTable(Quote(QualifiedName()));
            default:
                return TakeWord("TABLE") ? new RefreshTable(Quote(QualifiedName())) : new RefreshByPath(StringText());
        }
    }

    private Command Cache(bool isLazy)
    {
        ExpectWord("TABLE");
        var name = Quote(QualifiedName());
        return Current.Kind == TokenKind.Word
            ? throw Unsupported("More than a name in CACHE TABLE", Current)
            : isLazy ? new CacheTable(name) : new CacheTableNow(name);
    }

    /// <summary>Reads <c>SHOW ...</c> and <c>DESCRIBE [TABLE] name</c>; null where it is neither.</summary>
    private Relation? CatalogRows()
    {
        if (!Current.IsWord("SHOW"))
        {
            return DescribedTable();
        }

        switch (Peek(1).Text.ToUpperInvariant())
        {
            case "TABLES":
                _at += 2;
                return ShownTables("tableName");
            case "VIEWS":
                _at += 2;
                return ShownViews();
            case "COLUMNS":
                _at += 2;
                return ShownColumns();
            case "FUNCTIONS":
                _at += 2;
                return Named(new ListFunctions(Database(), Pattern()), ("name", "function"));
            case "DATABASES" or "SCHEMAS" or "NAMESPACES":
                _at += 2;
                return Named(new ListDatabases(Pattern()), ("name", "namespace"));
            case "CATALOGS":
                _at += 2;
                return Named(new ListCatalogs(Pattern()), ("name", "catalog"));
            default:
                return null;
        }
    }

    private Project ShownTables(string name) => Tables(new ListTables(Database(), Pattern()), name);

    private Project ShownViews() => Tables(
        new Filter(
            new ListTables(Database(), Pattern()),
            new UnresolvedFunction("in", [new UnresolvedAttribute("tableType"), Text("VIEW"), Text("TEMPORARY")])),
        "viewName");

    // A temporary view is in no database, and Spark shows an empty name for it.
    private static Project Tables(Relation tables, string name)
    {
        var database = new UnresolvedFunction("coalesce", [new UnresolvedFunction("get", [new UnresolvedAttribute("namespace"), new Literal(0, new IntegerType())]), Text("")]);
        return new Project(tables, [new Alias(database, ["namespace"]), new Alias(new UnresolvedAttribute("name"), [name]), new UnresolvedAttribute("isTemporary")]);
    }

    private Project ShownColumns()
    {
        if (Database() is not { } table)
        {
            throw SyntaxError(Current);
        }

        return Named(new ListColumns(table, Database()), ("name", "col_name"));
    }

    private Project? DescribedTable()
    {
        if (!(Current.IsWord("DESCRIBE") || Current.IsWord("DESC")))
        {
            return null;
        }

        var ahead = Peek(1).IsWord("TABLE") && Peek(2).IsName ? 2 : 1;
        if (Peek(ahead) is not { IsName: true } first || (Peek(ahead + 1).Kind != TokenKind.End && !Peek(ahead + 1).IsSymbol(".") && !Peek(ahead + 1).IsSymbol(";")))
        {
            return null;
        }

        _at += ahead;
        return Named(new ListColumns(Quote(QualifiedName())), ("name", "col_name"), ("dataType", "data_type"), ("description", "comment"));
    }

    private string? Database() => TakeWord("IN") || TakeWord("FROM") ? Quote(QualifiedName()) : null;

    private string? Pattern() => TakeWord("LIKE") || Current.Kind == TokenKind.String ? StringText() : null;

    private static Project Named(Relation rows, params (string Column, string Name)[] columns) =>
        new(rows, [.. columns.Select(c => new Alias(new UnresolvedAttribute(c.Column), [c.Name]))]);
}
