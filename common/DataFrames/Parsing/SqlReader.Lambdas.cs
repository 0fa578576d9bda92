using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Parsing;

internal sealed partial class SqlReader
{
    private bool IsLambda()
    {
        if (!Current.IsSymbol("("))
        {
            return Current.IsName && Peek(1).IsSymbol("->");
        }

        var ahead = 1;
        while (Peek(ahead).IsName && Peek(ahead + 1).IsSymbol(","))
        {
            ahead += 2;
        }

        return Peek(ahead).IsName && Peek(ahead + 1).IsSymbol(")") && Peek(ahead + 2).IsSymbol("->");
    }

    /// <summary>Reads <c>x -> body</c> or <c>(x, y) -> body</c>. In the body these names are the variables, elsewhere columns.</summary>
    private LambdaFunction Lambda()
    {
        var names = LambdaNames();
        names.ForEach(_lambdaVariables.Push);
        var body = Expression();
        names.ForEach(_ => _lambdaVariables.Pop());
        return new LambdaFunction(body, names.Select(name => new UnresolvedNamedLambdaVariable(name)).ToValueList());
    }

    private List<string> LambdaNames()
    {
        var several = Take("(");
        var names = CommaSeparated(Name);
        if (several)
        {
            Expect(")");
        }

        Expect("->");
        return names;
    }
}
