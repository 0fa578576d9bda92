using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    private const int Comparison = 1;

    private static readonly Dictionary<string, (int Level, string Function)> BinaryOperators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["="] = (Comparison, "=="),
        ["=="] = (Comparison, "=="),
        ["<=>"] = (Comparison, "<=>"),
        ["<>"] = (Comparison, "!="),
        ["!="] = (Comparison, "!="),
        ["<"] = (Comparison, "<"),
        ["<="] = (Comparison, "<="),
        ["!>"] = (Comparison, "<="),
        [">"] = (Comparison, ">"),
        [">="] = (Comparison, ">="),
        ["!<"] = (Comparison, ">="),
        ["|"] = (2, "|"),
        ["^"] = (3, "^"),
        ["&"] = (4, "&"),
        ["<<"] = (5, "<<"),
        [">>"] = (5, ">>"),
        [">>>"] = (5, ">>>"),
        ["+"] = (6, "+"),
        ["-"] = (6, "-"),
        ["||"] = (6, "concat"),
        ["*"] = (7, "*"),
        ["/"] = (7, "/"),
        ["%"] = (7, "%"),
        ["DIV"] = (7, "div"),
    };

    internal Expression Expression() => Nested(Or);

    private static UnresolvedFunction Call(string name, params ReadOnlySpan<Expression> arguments) => new(name, ValueList.Create(arguments));

    private static UnresolvedFunction Not(Expression operand) => Call("not", operand);

    private Expression Or()
    {
        var left = And();
        while (TakeWord("OR"))
        {
            left = Call("or", left, And());
        }

        return left;
    }

    private Expression And()
    {
        var left = Negation();
        while (TakeWord("AND"))
        {
            left = Call("and", left, Negation());
        }

        return left;
    }

    private Expression Negation() => TakeWord("NOT") || Take("!") ? Not(Nested(Negation)) : Predicate(Value(Comparison));

    /// <summary>Reads a value without predicates, AND, OR and NOT: Spark's valueExpression.</summary>
    private Expression Operand() => Nested(() => Value(Comparison));

    private Expression Value(int minimum)
    {
        var left = Signed();
        while (BinaryOperator() is { } found && BinaryOperators[found.Symbol].Level >= minimum)
        {
            var (level, function) = BinaryOperators[found.Symbol];
            _at += found.Tokens;
            var right = Value(level + 1);
            left = function == "!=" ? Not(Call("==", left, right)) : Call(function, left, right);
        }

        return left;
    }

    private (string Symbol, int Tokens)? BinaryOperator()
    {
        var token = Current;
        if (token.IsSymbol(">"))
        {
            var signs = GreaterThanSigns();
            return (new string('>', signs), signs);
        }

        return token.Kind == TokenKind.Symbol || token.IsWord("DIV")
            ? BinaryOperators.ContainsKey(token.Text) ? (token.Text, 1) : null
            : null;
    }

    private int GreaterThanSigns()
    {
        var signs = 1;
        while (signs < 3 && Peek(signs).IsSymbol(">") && Peek(signs).Start == Peek(signs - 1).End)
        {
            signs++;
        }

        return signs;
    }

    private Expression Signed()
    {
        // A minus before a number belongs to the number: -128Y and -9223372036854775808 are constants.
        if (Current.IsSymbol("-") && Peek(1).Kind == TokenKind.Number)
        {
            return Postfix(Number());
        }

        var function = Current.Kind != TokenKind.Symbol ? null
            : Current.Text switch { "-" => "-", "+" => "positive", "~" => "~", _ => null };
        if (function is null)
        {
            return Postfix(Primary());
        }

        _at++;
        return Call(function, Nested(Signed));
    }
}
