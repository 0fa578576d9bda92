using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    /// <summary>Reads what may follow a value: at most one predicate, as in Spark's grammar.</summary>
    private Expression Predicate(Expression operand)
    {
        if (TakeWord("IS"))
        {
            var negated = TakeWord("NOT");
            return NotIf(negated, Is(operand), operand);
        }

        var not = Current.IsWord("NOT") && IsPredicateWord(Peek(1));
        _at += not ? 1 : 0;
        return IsPredicateWord(Current) ? WordPredicate(operand, not) : operand;
    }

    private static Expression NotIf(bool negated, Expression predicate, Expression operand) =>
        !negated ? predicate
        : predicate == Call("isnull", operand) ? Call("isnotnull", operand)
        : predicate is UnresolvedFunction { FunctionName: "not" } negative ? negative.Arguments[0]
        : Not(predicate);

    private static bool IsPredicateWord(Token token) =>
        token.IsWord("BETWEEN") || token.IsWord("IN") || token.IsWord("LIKE") || token.IsWord("ILIKE")
        || token.IsWord("RLIKE") || token.IsWord("REGEXP");

    private UnresolvedFunction Is(Expression operand)
    {
        var token = Next();
        if (token.IsWord("DISTINCT"))
        {
            ExpectWord("FROM");
            return Not(Call("<=>", operand, Operand()));
        }

        return token.IsWord("NULL") || token.IsWord("UNKNOWN") ? Call("isnull", operand)
            : token.IsWord("TRUE") ? Call("<=>", operand, True)
            : token.IsWord("FALSE") ? Call("<=>", operand, False)
            : throw SyntaxError(token);
    }

    private Expression WordPredicate(Expression operand, bool not)
    {
        var word = Next().Text.ToUpperInvariant();
        return word switch
        {
            "BETWEEN" => NotIf(not, Between(operand), operand),
            "IN" => NotIf(not, In(operand), operand),
            "LIKE" or "ILIKE" => Like(word == "LIKE" ? "like" : "ilike", operand, not),
            _ => NotIf(not, Call("rlike", operand, Operand()), operand),
        };
    }

    private UnresolvedFunction Between(Expression operand)
    {
        var lower = Operand();
        ExpectWord("AND");
        return Call("between", operand, lower, Operand());
    }

    private Expression In(Expression operand)
    {
        Expect("(");
        if (IsQuery(0))
        {
            return InSubquery(operand);
        }

        var values = CommaSeparated(Expression);
        Expect(")");
        return Call("in", [operand, .. values]);
    }

    private Expression Like(string function, Expression operand, bool not)
    {
        if (Peek(1).IsSymbol("("))
        {
            var every = TakeWord("ALL");
            if (every || TakeWord("ANY") || TakeWord("SOME"))
            {
                return LikeSeveral(function, operand, not, every);
            }
        }

        var pattern = Operand();
        if (!TakeWord("ESCAPE"))
        {
            return NotIf(not, Call(function, operand, pattern), operand);
        }

        var token = Current;
        var escape = StringText();
        return escape.Length == 1
            ? NotIf(not, Call(function, operand, pattern, Text(escape)), operand)
            : throw Error("INVALID_ESC", "ESCAPE wants one character.", token);
    }

    // Spark has functions of their own for constant texts, by which a column is named.
    private Expression LikeSeveral(string function, Expression operand, bool not, bool every)
    {
        Expect("(");
        var patterns = CommaSeparated(Expression);
        Expect(")");
        if (patterns.All(p => p is Literal { Value: string }))
        {
            var isIlike = function == "ilike";
            var texts = isIlike ? patterns.ConvertAll(p => (Expression)Text(((string)((Literal)p).Value!).ToLowerInvariant())) : patterns;
            return Call($"{(not ? "not" : "")}like{(every ? "all" : "any")}", [isIlike ? Call("lower", operand) : operand, .. texts]);
        }

        return patterns
            .Select(pattern => NotIf(not, Call(function, operand, pattern), operand))
            .Aggregate((left, right) => Call(every ? "and" : "or", left, right));
    }
}
