using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Random values, and numbers of rows. A seed is a constant.</summary>
internal static class RandomFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("rand", TakesBy(0, 1, "(INT or BIGINT)", Seed), Gives(Rules.Double), NullRule.Never, "random"),
        Scalar("randn", TakesBy(0, 1, "(INT or BIGINT)", Seed), Gives(Rules.Double), NullRule.Never),
        Scalar("uuid", TakesBy(0, 1, "(INT or BIGINT)", Seed), Gives(Rules.String), NullRule.Never),
        Scalar("shuffle", Takes(Rules.Array), GivesArgument(0)),
        Scalar("monotonically_increasing_id", Takes(), Gives(Long), NullRule.Never),
        Scalar("spark_partition_id", Takes(), Gives(Int), NullRule.Never),
    ];

    /// <summary>The value of a seed; 0 for a null.</summary>
    internal static long? SeedOf(BoundExpression seed) => seed switch
    {
        BoundLiteral literal => literal.Value switch { null => 0, int i => i, long l => l, short s => s, sbyte b => b, _ => null },
        BoundCast cast => SeedOf(cast.Child),
        BoundCall { Function: "negative", Arguments: [var positive] } => -SeedOf(positive),
        _ => null,
    };

    private static DataType[]? Seed(IReadOnlyList<BoundExpression> arguments) =>
        arguments.Count == 0 ? []
        : arguments[0].DataType is not (IntegralType or NullType) ? null
        : SeedOf(arguments[0]) is not null ? [Long]
        : throw new AnalysisException("SEED_EXPRESSION_IS_UNFOLDABLE", "The seed of a random function must be a constant.");
}
