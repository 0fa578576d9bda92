using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Functions that give null where others end with an error.</summary>
internal static class TryFunctions
{
    private static readonly Parameter Text = Of(Rules.String);

    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Like("try_add", OperatorFunctions.Find("+")),
        Like("try_subtract", OperatorFunctions.Find("-")),
        Like("try_multiply", OperatorFunctions.Find("*")),
        Like("try_divide", OperatorFunctions.Find("/")),
        Like("try_mod", OperatorFunctions.Find("%")),
        Like("try_sum", AggregateFunctions.Find("sum")),
        Like("try_avg", AggregateFunctions.Find("avg")),
        Scalar("try_to_date", TakesFrom(1, Text, Text), Gives(Rules.Date), NullRule.Always),
        Scalar("try_url_decode", Takes(Text), Gives(Rules.String), NullRule.Always),
        Scalar("try_parse_url", TakesFrom(2, Text, Text, Text), Gives(Rules.String), NullRule.Always),
        Scalar("try_validate_utf8", Takes(StringOrBinary), Gives(Rules.String), NullRule.Always),
    ];

    private static FunctionDefinition Like(string name, FunctionDefinition other) => other with { Name = name, Nulls = NullRule.Always, Aliases = [] };
}
