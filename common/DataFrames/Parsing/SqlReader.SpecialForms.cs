using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>Reads calls and constructs that have words among their arguments.</summary>
    private Expression? SpecialForm(Token token)
    {
        if (token.IsWord("CASE") && !Peek(1).IsSymbol("."))
        {
            return Case();
        }

        return Peek(1).IsSymbol("(") ? CallWithWords(token.Text.ToUpperInvariant()) : null;
    }

    private Expression? CallWithWords(string word)
    {
        switch (word)
        {
            case "CAST":
                return CastTo(EvalMode.Unspecified);
            case "TRY_CAST":
                return CastTo(EvalMode.Try);
            case "EXTRACT" when Peek(2).IsName && Peek(3).IsWord("FROM"):
                return Extract();
            case "TRIM":
                return Trim();
            case "SUBSTR" or "SUBSTRING":
                return Split(word.ToLowerInvariant(), "substring", "FROM", "FOR");
            case "OVERLAY":
                return Split("overlay", "overlay", "PLACING", "FROM", "FOR");
            case "EXISTS" when IsQuery(2):
                return Exists();
            case "POSITION":
                return Position();
            default:
                return null;
        }
    }

    private UnresolvedFunction Case()
    {
        _at++;
        var subject = Current.IsWord("WHEN") ? null : Expression();
        var arguments = new List<Expression>();
        while (TakeWord("WHEN"))
        {
            var condition = Expression();
            arguments.Add(subject is null ? condition : Call("==", subject, condition));
            ExpectWord("THEN");
            arguments.Add(Expression());
        }

        if (arguments.Count == 0)
        {
            throw SyntaxError(Current);
        }

        if (TakeWord("ELSE"))
        {
            arguments.Add(Expression());
        }

        ExpectWord("END");
        return Call("when", [.. arguments]);
    }

    private void OpenCall()
    {
        _at++;
        Expect("(");
    }

    private Cast CastTo(EvalMode mode)
    {
        OpenCall();
        var value = Expression();
        ExpectWord("AS");
        var type = Type();
        Expect(")");
        return new Cast(value, type, mode);
    }

    private UnresolvedFunction Extract()
    {
        OpenCall();
        var field = Text(Name());
        ExpectWord("FROM");
        var source = Operand();
        Expect(")");
        return Call("extract", field, source);
    }

    /// <summary>Reads TRIM; with two operands Spark's functions take the characters first.</summary>
    private UnresolvedFunction Trim()
    {
        OpenCall();
        var function = TrimSide();
        var operands = new List<Expression>();
        if (!TakeWord("FROM"))
        {
            operands.Add(Expression());
            if (!TakeWord("FROM"))
            {
                return Rest(function ?? "trim", operands);
            }
        }

        operands.Add(Operand());
        Expect(")");
        return Call(function ?? "trim", [.. operands]);
    }

    private string? TrimSide()
    {
        var side = Peek(1).Kind == TokenKind.Symbol && !Peek(1).IsSymbol("(") ? null
            : Current.IsWord("BOTH") ? "trim"
            : Current.IsWord("LEADING") ? "ltrim"
            : Current.IsWord("TRAILING") ? "rtrim"
            : null;
        _at += side is null ? 0 : 1;
        return side;
    }

    private UnresolvedFunction Rest(string function, List<Expression> arguments)
    {
        while (Take(","))
        {
            arguments.Add(Expression());
        }

        Expect(")");
        return Call(function, [.. arguments]);
    }

    /// <summary>Reads a call whose arguments are divided by words or, as usual, by commas; the last word may be missing.</summary>
    private UnresolvedFunction Split(string function, string withWords, params string[] words)
    {
        OpenCall();
        var arguments = new List<Expression> { Operand() };
        if (!Current.IsWord(words[0]))
        {
            return Rest(function, arguments);
        }

        foreach (var word in words)
        {
            if (word == words[^1] && !Current.IsWord(word))
            {
                break;
            }

            ExpectWord(word);
            arguments.Add(Operand());
        }

        Expect(")");
        return Call(withWords, [.. arguments]);
    }

    private UnresolvedFunction Position()
    {
        OpenCall();
        var arguments = new List<Expression> { Operand() };
        if (!TakeWord("IN"))
        {
            return Rest("position", arguments);
        }

        arguments.Add(Operand());
        Expect(")");
        return Call("locate", [.. arguments]);
    }
}
