using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Structs. <c>struct(a, b)</c> is analysed as <c>named_struct</c> with its arguments' names.</summary>
internal static class StructFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("named_struct", TakesBy(2, null, "(name, value, ...)", Pairs), Named, NullRule.Never),
    ];

    private static DataType[]? Pairs(IReadOnlyList<BoundExpression> arguments) =>
        arguments.Count % 2 == 0 && arguments.Where((_, i) => i % 2 == 0).All(a => a is BoundLiteral { Value: string })
            ? [.. arguments.Select(a => a.DataType)]
            : null;

    private static StructType Named(IReadOnlyList<BoundExpression> arguments) => new(
        Enumerable.Range(0, arguments.Count / 2).Select(i => new StructField(
            (string)((BoundLiteral)arguments[2 * i]).Value!, arguments[(2 * i) + 1].DataType, arguments[(2 * i) + 1].IsNullable)));
}
