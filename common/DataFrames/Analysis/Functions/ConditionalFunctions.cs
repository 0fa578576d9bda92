using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Choices and tests for null.</summary>
internal static class ConditionalFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        new("when", FunctionKind.Scalar, TakesBy(2, null, "(BOOLEAN, value, ... [, else])", Cases), GivesArgument(1), NullRule.Always),
        Scalar("if", TakesThenCommon(Of(Rules.Boolean)), GivesArgument(1), NullRule.Always),
        Scalar("coalesce", TakesCommon(1), GivesArgument(0), NullRule.AllArguments),
        Scalar("nvl", TakesCommon(2, 2), GivesArgument(0), NullRule.AllArguments, "ifnull"),
        Scalar("nvl2", TakesThenCommon(Any), GivesArgument(1), NullRule.Always),
        Scalar("nullif", TakesCommon(2, 2), GivesArgument(0), NullRule.Always),
        Scalar("greatest", TakesCommon(2), GivesArgument(0), NullRule.AllArguments),
        Scalar("least", TakesCommon(2), GivesArgument(0), NullRule.AllArguments),
        Scalar("isnull", Takes(Any), Gives(Rules.Boolean), NullRule.Never),
        Scalar("isnotnull", Takes(Any), Gives(Rules.Boolean), NullRule.Never),
        Scalar("isnan", Takes(Of(Rules.Double)), Gives(Rules.Boolean), NullRule.Never),
        Scalar("nanvl", Takes(Of(Rules.Double), Of(Rules.Double)), Gives(Rules.Double)),
        Scalar("raise_error", Takes(Of(Rules.String)), Gives(new NullType()), NullRule.Always),
        Scalar("assert_true", TakesFrom(1, Of(Rules.Boolean), Of(Rules.String)), Gives(new NullType()), NullRule.Always),
    ];

    /// <summary>Conditions stand at even places, but for a last one alone, which is the else value.</summary>
    private static DataType[]? Cases(IReadOnlyList<BoundExpression> arguments)
    {
        bool IsCondition(int i) => i % 2 == 0 && i < arguments.Count - 1;
        var conditions = arguments.Where((_, i) => IsCondition(i));
        var common = TypeCoercion.CommonType(arguments.Where((_, i) => !IsCondition(i)).Select(a => a.DataType));
        return common is null || !conditions.All(c => c.DataType is BooleanType or NullType)
            ? null
            : [.. arguments.Select((_, i) => IsCondition(i) ? Rules.Boolean : common)];
    }
}
