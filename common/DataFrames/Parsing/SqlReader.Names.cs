using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    // Spark takes nearly every word as a name and decides by what follows; here these words are names only in back-quotes.
    private static readonly HashSet<string> OperatorWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "AS", "BETWEEN", "DISTINCT", "DIV", "ELSE", "END", "ESCAPE", "FOR", "FROM", "GROUP", "HAVING", "ILIKE", "IN", "IS", "LIKE", "NOT",
        "OR", "ORDER", "OVER", "PLACING", "REGEXP", "RLIKE", "SELECT", "THEN", "WHEN", "WHERE",
    };

    // Operators that are functions too, where a parenthesis follows.
    private static readonly HashSet<string> FunctionWords = new(StringComparer.OrdinalIgnoreCase) { "ILIKE", "LIKE", "REGEXP", "RLIKE" };

    private readonly Stack<string> _lambdaVariables = new();

    /// <summary>Reads an expression and the alias that may follow, with or without <c>AS</c>.</summary>
    internal Expression SelectItem()
    {
        var expression = Expression();
        if (TakeWord("AS"))
        {
            return new Alias(expression, Take("(") ? AliasList() : [Name()]);
        }

        return Current.IsName && !IsOperatorWord(Current) && !IsAfterItems(Current) ? new Alias(expression, [Name()]) : expression;
    }

    // What goes on with the query behind its columns is no alias of the last one.
    private bool IsAfterItems(Token token) => token.Kind == TokenKind.Word && token.Text.ToUpperInvariant() switch
    {
        "EXCEPT" or "INTERSECT" or "LIMIT" or "MINUS" or "OFFSET" or "UNION" => true,
        "LATERAL" => Peek(1).IsWord("VIEW"),
        "CLUSTER" or "DISTRIBUTE" or "SORT" => Peek(1).IsWord("BY"),
        "WINDOW" => Peek(2).IsWord("AS"),
        _ => false,
    };

    private static bool IsOperatorWord(Token token) => token.Kind == TokenKind.Word && OperatorWords.Contains(token.Text);

    private ValueList<string> AliasList()
    {
        var names = CommaSeparated(Name);
        Expect(")");
        return names.ToValueList();
    }

    private Expression NameOrCall()
    {
        if (IsOperatorWord(Current) && !(FunctionWords.Contains(Current.Text) && Peek(1).IsSymbol("(")))
        {
            throw SyntaxError(Current);
        }

        var parts = IsIdentifierClause ? IdentifierClause() : [Name()];
        while (Current.IsSymbol("."))
        {
            _at++;
            if (Take("*"))
            {
                return Star(Quote(parts) + ".*");
            }

            parts.Add(Name());
        }

        return Current.IsSymbol("(") ? FunctionCall(parts) : Attribute(parts);
    }

    private UnresolvedStar Star(string? target) =>
        Current.IsWord("EXCEPT") && Peek(1).IsSymbol("(") && !IsQuery(1) ? new UnresolvedStar(target) { Except = ExceptedColumns() } : new UnresolvedStar(target);

    private ValueList<string> ExceptedColumns()
    {
        _at += 2;
        return AliasList();
    }

    private Expression Attribute(List<string> parts)
    {
        var variable = _lambdaVariables.FirstOrDefault(name => name.Equals(parts[0], StringComparison.OrdinalIgnoreCase));
        return variable is null
            ? new UnresolvedAttribute(Quote(parts))
            : parts.Skip(1).Aggregate(
                (Expression)new UnresolvedNamedLambdaVariable(variable), (value, field) => new UnresolvedExtractValue(value, Text(field)));
    }

    private static string Quote(IEnumerable<string> parts) => string.Join('.', parts.Select(Quote));

    private static string Quote(string part) =>
        part.Length > 0 && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !part.All(char.IsAsciiDigit)
            ? part
            : $"`{part.Replace("`", "``", StringComparison.Ordinal)}`";
}
