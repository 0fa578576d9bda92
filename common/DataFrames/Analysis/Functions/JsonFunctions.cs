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
        Scalar("to_json", TakesBy(1, 2, "(STRUCT, ARRAY, MAP or VARIANT [, MAP])", a => a[0].DataType is StructType or ArrayType or MapType or VariantType ? [.. a.Select(x => x.DataType)] : null), Gives(Rules.String)),
        Scalar("from_json", TakesBy(2, 3, "(STRING, STRING [, MAP])", Read), a => JsonSchema(a[1]), NullRule.Always),
        Scalar("schema_of_json", TakesBy(1, 2, "(STRING [, MAP])", a => [Rules.String, .. a.Skip(1).Select(x => x.DataType)]), Gives(Rules.String), NullRule.Never),
        Scalar("from_csv", TakesBy(2, 3, "(STRING, STRING [, MAP])", Read), a => SchemaArgument(a[1]), NullRule.Always),
        Scalar("to_csv", TakesBy(1, 2, "(STRUCT [, MAP])", a => a[0].DataType is StructType ? [.. a.Select(x => x.DataType)] : null), Gives(Rules.String)),
        Scalar("schema_of_csv", TakesBy(1, 2, "(STRING [, MAP])", a => [Rules.String, .. a.Skip(1).Select(x => x.DataType)]), Gives(Rules.String), NullRule.Never),
        Scalar("get_json_object", Takes(Of(Rules.String), Of(Rules.String)), Gives(Rules.String), NullRule.Always),
    ];

    private static DataType[]? Read(IReadOnlyList<BoundExpression> arguments) =>
        TypeCoercion.CanCastImplicitly(arguments[0].DataType, Rules.String) && arguments[1].DataType is StringType && arguments.Skip(2).All(a => a.DataType is MapType)
            ? [Rules.String, .. arguments.Skip(1).Select(a => a.DataType)]
            : null;

    private static DataType Schema(BoundExpression argument) => argument is BoundLiteral { Value: string text }
        ? DataType.FromText(text)
        : throw new AnalysisException("INVALID_SCHEMA.NON_STRING_LITERAL", "The schema must be a constant text that names the columns and their types.");

    private static DataType JsonSchema(BoundExpression argument) => Schema(argument) switch
    {
        var type when type is StructType or ArrayType or MapType or VariantType => type,
        var other => throw new AnalysisException("DATATYPE_MISMATCH.INVALID_JSON_SCHEMA", $"Input schema {other.Sql} must be a struct, an array, a map or a variant."),
    };

    private static StructType Strict(IReadOnlyList<BoundExpression> arguments) => new(
        new StructField("error", Rules.String),
        new StructField("mismatches", new ArrayType(Rules.String, false)),
        new StructField("value", SchemaArgument(arguments[1])));

    private static StructType SchemaArgument(BoundExpression argument) =>
        argument is BoundLiteral { Value: string text } && DataType.FromText(text) is StructType schema
            ? schema
            : throw new AnalysisException("INVALID_SCHEMA.NON_STRING_LITERAL", "The schema must be a constant text that names the columns and their types.");
}
