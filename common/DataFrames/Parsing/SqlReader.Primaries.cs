using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>What <c>(a, b)</c> calls: a struct, but for its name.</summary>
    internal const string RowFunction = "(...)";

    private Expression Primary()
    {
        var token = Current;
        return token.Kind switch
        {
            TokenKind.Number => Number(),
            TokenKind.String => Text(StringText()),
            TokenKind.QuotedName => NameOrCall(),
            TokenKind.Word => WordPrimary(token),
            TokenKind.Symbol => SymbolPrimary(token),
            _ => throw SyntaxError(token),
        };
    }

    private Expression SymbolPrimary(Token token)
    {
        if (token.IsSymbol("("))
        {
            return IsLambda() ? Lambda() : Parenthesized();
        }

        if (Take("*"))
        {
            return Star(null);
        }

        return token.IsSymbol("?") || token.IsSymbol(":") ? Parameter(token) : throw SyntaxError(token);
    }

    private Expression WordPrimary(Token token)
    {
        if (IsLambda())
        {
            return Lambda();
        }

        return TypedLiteral(token) ?? Constant(token) ?? SpecialForm(token) ?? NameOrCall();
    }

    private Expression Parenthesized()
    {
        if (IsQuery(1))
        {
            return Subquery(SubqueryType.Scalar, []);
        }

        Expect("(");
        var items = CommaSeparated(SelectItem);
        Expect(")");
        return items is [not Alias] ? items[0] : Call(RowFunction, [.. items]);
    }

    private Expression? Constant(Token token)
    {
        if (Peek(1).IsSymbol("(") || Peek(1).IsSymbol("."))
        {
            return null;
        }

        Expression? constant = token.Text.ToUpperInvariant() switch
        {
            "NULL" => new Literal(null, new NullType()),
            "TRUE" => True,
            "FALSE" => False,
            _ => null,
        };
        _at += constant is null ? 0 : 1;
        return constant;
    }

    /// <summary>Reads <c>::type</c>, <c>[index]</c>, <c>.field</c>, <c>:path</c> and <c>COLLATE name</c> behind a value, as many as there are.</summary>
    private Expression Postfix(Expression value)
    {
        while (true)
        {
            if (Take("["))
            {
                value = new UnresolvedExtractValue(value, Operand());
                Expect("]");
            }
            else if (Take("::"))
            {
                value = new Cast(value, Type());
            }
            else if (Take("."))
            {
                value = new UnresolvedExtractValue(value, Text(Name()));
            }
            else if (Current.IsWord("COLLATE") && Peek(1).IsName)
            {
                _at++;
                value = Call("collate", value, Text(CollationName()));
            }
            else if (Current.IsSymbol(":") && (Peek(1).IsName || Peek(1).IsSymbol("[")))
            {
                value = Call(VariantPathFunction, value, Text(VariantPath()));
            }
            else
            {
                return value;
            }
        }
    }

    private DataType Type()
    {
        var token = Current;
        try
        {
            var type = DdlParser.ParseTypeWithin(sql, token.Start, out var end);
            Seek(end);
            return type;
        }
        catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException)
        {
            throw Error(ParseException.SyntaxError, $"'{Source(token)}' does not begin a type: {e.Message}", token, e);
        }
    }
}
