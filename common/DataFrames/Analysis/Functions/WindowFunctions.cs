using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Values from a row's place in a window.</summary>
internal static class WindowFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Window("row_number", Takes(), Gives(Int)),
        Window("rank", Takes(), Gives(Int)),
        Window("dense_rank", Takes(), Gives(Int)),
        Window("percent_rank", Takes(), Gives(Rules.Double)),
        Window("cume_dist", Takes(), Gives(Rules.Double)),
        Window("ntile", TakesFrom(0, Of(Int)), Gives(Int)),
        Window("lag", Neighbour, GivesArgument(0), NullRule.Always),
        Window("lead", Neighbour, GivesArgument(0), NullRule.Always),
        Window("nth_value", TakesFrom(2, Any, Of(Int), Of(Rules.Boolean)), GivesArgument(0), NullRule.Always),
    ];

    /// <summary>The value, how many rows away, and what holds where there is no such row.</summary>
    private static ArgumentRule Neighbour => TakesBy(1, 4, "(value [, INT [, default [, BOOLEAN]]])", arguments =>
    {
        // The default becomes of the value's type, as far as the two meet.
        var meeting = arguments.Count > 2 ? TypeCoercion.CommonType(arguments[0].DataType, arguments[2].DataType) : arguments[0].DataType;
        var value = arguments[0].DataType is NullType ? meeting : arguments[0].DataType;
        return meeting is null || value is null ? null : [.. new[] { value, Int, value, Rules.Boolean }.Take(arguments.Count)];
    });
}
