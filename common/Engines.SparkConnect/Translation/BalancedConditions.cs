using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>
/// Chains of AND and of OR as balanced trees of the same order: Spark's analyser gives up on some hundred nested levels, which a loop
/// that adds conditions soon makes.
/// </summary>
internal static class BalancedConditions
{
    private const int Deep = 16;

    /// <summary>The call, balanced where it is a long chain.</summary>
    internal static UnresolvedFunction Of(UnresolvedFunction call)
    {
        if (!IsLink(call, call.FunctionName) || Depth(call) < Deep)
        {
            return call;
        }

        var parts = new List<Expression>();
        Flatten(call, call.FunctionName, parts);
        return (UnresolvedFunction)Join(call.FunctionName, [.. parts], 0, parts.Count);
    }

    private static bool IsLink(Expression expression, string name) =>
        name is "and" or "or" && expression is UnresolvedFunction { Arguments.Count: 2 } call && call.FunctionName == name;

    // Chains hang to the left, as operators and loops make them; a tree that is balanced already is not deep.
    private static int Depth(UnresolvedFunction call)
    {
        var depth = 0;
        for (Expression next = call; IsLink(next, call.FunctionName); next = ((UnresolvedFunction)next).Arguments[0])
        {
            depth++;
        }

        return depth;
    }

    private static void Flatten(Expression expression, string name, List<Expression> parts)
    {
        var rights = new Stack<Expression>();
        while (IsLink(expression, name))
        {
            var call = (UnresolvedFunction)expression;
            rights.Push(call.Arguments[1]);
            expression = call.Arguments[0];
        }

        parts.Add(expression);
        parts.AddRange(rights);
    }

    private static Expression Join(string name, Expression[] parts, int start, int end) => end - start == 1
        ? parts[start]
        : new UnresolvedFunction(name, [Join(name, parts, start, (start + end) / 2), Join(name, parts, (start + end) / 2, end)]);
}
