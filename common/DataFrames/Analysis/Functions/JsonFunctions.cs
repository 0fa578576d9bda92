using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>JSON texts.</summary>
internal static class JsonFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("from_json_strict", Takes(StringOrBinary, Of(Rules.String), Of(Int)), Strict, NullRule.AnyArgument),
        Scalar("json_verdict", Takes(StringOrBinary, Of(Int)), Gives(Rules.String), NullRule.Always),
        Scalar("to_json", TakesBy(1, 1, "(STRUCT, ARRAY or MAP)", a => a[0].DataType is StructType or ArrayType or MapType ? [a[0].DataType] : null), Gives(Rules.String)),
        Scalar("get_json_object", Takes(Of(Rules.String), Of(Rules.String)), Gives(Rules.String), NullRule.Always),
    ];

    private static StructType Strict(IReadOnlyList<BoundExpression> arguments) => new(
        new StructField("error", Rules.String),
        new StructField("mismatches", new ArrayType(Rules.String, false)),
        new StructField("value", SchemaArgument(arguments[1])));

    private static StructType SchemaArgument(BoundExpression argument) =>
        argument is BoundLiteral { Value: string text } && DataType.FromText(text) is StructType schema
            ? schema
            : throw new AnalysisException("INVALID_SCHEMA.NON_STRING_LITERAL", "The schema must be a constant text that names the columns and their types.");
}
