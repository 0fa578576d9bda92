using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Random values, numbers of rows, and the files that they come from. A seed is a constant.</summary>
internal static class RandomFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("rand", TakesBy(0, 1, "(INT or BIGINT)", Seed), Gives(Rules.Double), NullRule.Never, "random"),
        Scalar("randn", TakesBy(0, 1, "(INT or BIGINT)", Seed), Gives(Rules.Double), NullRule.Never),
        Scalar("uuid", TakesBy(0, 1, "(INT or BIGINT)", Seed), Gives(Rules.String), NullRule.Never),
        Scalar("shuffle", TakesBy(1, 2, "(ARRAY [, INT or BIGINT])", a => Seeded(Rules.Array, a)), GivesArgument(0)),
        Scalar("uniform", TakesBy(2, 3, "(NUMERIC, NUMERIC [, INT or BIGINT])", Between), a => Bounds(a), NullRule.AnyArgument),
        Scalar("randstr", TakesBy(1, 2, "(INT [, INT or BIGINT])", Length), Gives(Rules.String), NullRule.Never),
        Scalar("monotonically_increasing_id", Takes(), Gives(Long), NullRule.Never),
        Scalar("spark_partition_id", Takes(), Gives(Int), NullRule.Never),
        Scalar("input_file_name", Takes(), Gives(Rules.String), NullRule.Never),
        Scalar("input_file_block_start", Takes(), Gives(Long), NullRule.Never),
        Scalar("input_file_block_length", Takes(), Gives(Long), NullRule.Never),
    ];

    /// <summary>The value of a constant whole number; 0 for a null, and null for what is none.</summary>
    internal static long? WholeNumberOf(BoundExpression seed) => seed switch
    {
        BoundLiteral literal => literal.Value switch { null => 0, int i => i, long l => l, short s => s, sbyte b => b, decimal d => (long)d, _ => null },
        BoundCast cast => WholeNumberOf(cast.Child),
        BoundCall { Function: "negative", Arguments: [var positive] } => -WholeNumberOf(positive),
        _ => null,
    };

    private static DataType[]? Seeded(Parameter value, IReadOnlyList<BoundExpression> arguments) =>
        value.Coerce(arguments[0]) is not { } type ? null
        : arguments.Count > 1 && arguments[1].DataType is not (IntegralType or NullType) ? throw new AnalysisException("INVALID_PARAMETER_VALUE.LONG", $"The seed of shuffle must be a constant whole number, not {arguments[1].DataType.Sql}.")
        : Seed([.. arguments.Skip(1)]) is { } seed ? [type, .. seed] : null;

    private static DataType[]? Between(IReadOnlyList<BoundExpression> arguments) =>
        !arguments.Take(2).All(a => a.DataType is NumericType or NullType) ? null
        : !arguments.Take(2).All(IsConstant) ? throw NotConstant("uniform")
        : !arguments.Skip(2).All(a => WholeNumberOf(a) is not null || a.DataType is not (IntegralType or NullType)) ? throw NotConstant("uniform")
        : Seed([.. arguments.Skip(2)]) is { } seed ? [arguments[0].DataType, arguments[1].DataType, .. seed] : null;

    private static DataType[]? Length(IReadOnlyList<BoundExpression> arguments) =>
        arguments[0].DataType is not (NumericType or NullType) ? null
        : WholeNumberOf(arguments[0]) is not { } length ? throw NotConstant("randstr")
        : length < 0 ? throw new AnalysisException("INVALID_PARAMETER_VALUE.LENGTH", $"The length of randstr is 0 or more, not {length}.")
        : Seed([.. arguments.Skip(1)]) is { } seed ? [Int, .. seed] : null;

    /// <summary>The type of what lies between two numbers: the wider of theirs.</summary>
    private static DataType Bounds(IReadOnlyList<BoundExpression> arguments) => (arguments[0].DataType, arguments[1].DataType) switch
    {
        (DecimalType a, DecimalType b) => b.Precision > a.Precision ? b : a,
        (DecimalType a, IntegralType) => a,
        (IntegralType, DecimalType b) => b,
        (FloatType, not DoubleType) or (not DoubleType, FloatType) => new FloatType(),
        var (a, b) => TypeCoercion.CommonType(a, b) is { } type and not NullType ? type : Int,
    };

    private static bool IsConstant(BoundExpression value) => value is BoundLiteral || (value is BoundCast or BoundCall && value.Children.All(IsConstant) && value.Children.Any());

    private static AnalysisException NotConstant(string function) => new("DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", $"What {function} takes must be constant.");

    private static DataType[]? Seed(IReadOnlyList<BoundExpression> arguments) =>
        arguments.Count == 0 ? []
        : arguments[0].DataType is not (IntegralType or NullType) ? null
        : WholeNumberOf(arguments[0]) is not null ? [Long]
        : throw new AnalysisException("SEED_EXPRESSION_IS_UNFOLDABLE", "The seed of a random function must be a constant.");
}
