using SparkPersonalization.DataFrames.Plans;
using static SparkPersonalization.Engines.SparkConnect.Translation.ExpressionTranslator;
using Wire = SparkPersonalization.Engines.SparkConnect.Protocol.Expression;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>Calls of functions, casts and queries inside expressions.</summary>
internal static class CallExpressions
{
    // Functions that Spark has for its own clients only, not for SQL.
    private static readonly HashSet<string> Internal = new(StringComparer.OrdinalIgnoreCase) { "product" };

    internal static IEnumerable<KeyValuePair<Type, Func<Expression, ExpressionTranslator, Wire>>> Table =>
    [
        Entry<UnresolvedFunction>(Function),
        Entry<CallFunction>((c, all) => new Wire { CallFunction = new() { FunctionName = c.FunctionName, Arguments = { all.Of(c.Arguments) } } }),
        Entry<Cast>((c, all) => new Wire
        {
            Cast = new() { Expr = all.Of(c.Child), Type = DataTypes.Of(c.DataType), EvalMode = (Wire.Types.Cast.Types.EvalMode)c.Mode },
        }),
        Entry<InlineUserDefinedFunction>((f, _) => throw Untranslatable.UserFunction(f.Function.Name)),
        Entry<SubqueryExpression>(Subquery),
        Entry<NamedWindow>((_, _) => throw Untranslatable.Because("A named window outside of an SQL text", "Give the window itself, or write it in the text of Sql(...).")),
        Entry<MergeAction>((_, _) => throw Untranslatable.Because("A merge's action inside another expression", "It belongs to the merge itself.")),
    ];

    private static Wire Function(UnresolvedFunction call, ExpressionTranslator all)
    {
        if (FunctionRewrites.Of(call) is var rewritten && !ReferenceEquals(rewritten, call))
        {
            return all.Of(rewritten);
        }

        var balanced = BalancedConditions.Of(call);
        var result = new Wire.Types.UnresolvedFunction { FunctionName = balanced.FunctionName, Arguments = { all.Of(balanced.Arguments) }, IsDistinct = balanced.IsDistinct };
        if (balanced.IsInternal || Internal.Contains(balanced.FunctionName))
        {
            result.IsInternal = true;
        }

        return new Wire { UnresolvedFunction = result };
    }

    private static Wire Subquery(SubqueryExpression subquery, ExpressionTranslator all)
    {
        all.Add(subquery.Plan);
        return new Wire
        {
            SubqueryExpression = new()
            {
                PlanId = subquery.Plan.PlanId,
                SubqueryType = (Protocol.SubqueryExpression.Types.SubqueryType)subquery.SubqueryType,
                InSubqueryValues = { all.Of(subquery.InValues) },
            },
        };
    }
}
