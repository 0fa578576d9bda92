using System.Globalization;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.SparkConnect.Translation;

/// <summary>
/// Columns that read strict JSON, which Spark has no function for. The program reads the texts by the code that every engine has it from,
/// and joins the answers to the rows by the texts' hash, so that they are the same on each engine.
/// </summary>
internal static class StrictJsonReads
{
    internal const string Function = "from_json_strict";

    /// <summary>Whether an expression has such a column.</summary>
    internal static bool Has(Expression expression) => ExpressionTree.Any(expression, IsCall);

    /// <summary>A node over an input that has the answers as columns.</summary>
    /// <param name="node">The node.</param>
    /// <param name="expressions">The node's expressions.</param>
    /// <param name="rebuild">Makes the node over another input, with other expressions.</param>
    /// <param name="plan">The plan that the node is in.</param>
    internal static Relation Answered<T>(
        UnaryRelation node, IReadOnlyList<T> expressions, Func<Relation, ValueList<T>, Relation> rebuild, PlanTranslator plan)
        where T : Expression
    {
        Relation Make(Func<StrictJsonCall, Relation> answers)
        {
            var calls = Calls(expressions, node.PlanId);
            var input = calls.Aggregate(node.Input, (rows, call) => call.Join(rows, answers(call)));
            var replaced = expressions.Select(e => (T)ExpressionTree.Replace(e, part => calls.FirstOrDefault(c => c.Call.Equals(part))?.Value)).ToValueList();
            return new Drop(rebuild(input, replaced), [], calls.SelectMany(c => c.Columns).ToValueList());
        }

        return plan.IsForSchema
            ? Make(call => call.NoAnswers())
            : plan.Server.Once(node, () => Make(call => call.Answers(node.Input, plan.Server)));
    }

    private static bool IsCall(Expression part) => part is UnresolvedFunction call && call.FunctionName.Equals(Function, StringComparison.OrdinalIgnoreCase);

    private static List<StrictJsonCall> Calls(IEnumerable<Expression> expressions, long plan)
    {
        var calls = new List<StrictJsonCall>();
        foreach (var expression in expressions)
        {
            ExpressionTree.Any(expression, part =>
            {
                if (IsCall(part) && !calls.Exists(c => c.Call.Equals(part)))
                {
                    calls.Add(new StrictJsonCall((UnresolvedFunction)part, string.Create(CultureInfo.InvariantCulture, $"__json_{plan}_{calls.Count}")));
                }

                return false;
            });
        }

        return calls;
    }
}
