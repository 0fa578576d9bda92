using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Values of VARIANT.</summary>
internal static class VariantFunctions
{
    /// <summary>What <c>variant_explode</c> makes rows of, under a name that no user has.</summary>
    internal const string Entries = "__variant_entries";

    private static readonly DataType Variant = new VariantType();
    private static readonly Parameter AVariant = new(a => a.DataType is VariantType or NullType ? Variant : null, "VARIANT");

    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("parse_json", Takes(Of(Rules.String)), Gives(Variant)),
        Scalar("try_parse_json", Takes(Of(Rules.String)), Gives(Variant), NullRule.Always),
        Scalar("variant_get", TakesFrom(2, AVariant, Of(Rules.String), Of(Rules.String)), Wanted, NullRule.Always),
        Scalar("try_variant_get", TakesFrom(2, AVariant, Of(Rules.String), Of(Rules.String)), Wanted, NullRule.Always),
        Scalar("is_variant_null", Takes(AVariant), Gives(Rules.Boolean), NullRule.Never),
        Scalar("schema_of_variant", Takes(AVariant), Gives(Rules.String)),
        Scalar("to_variant_object", TakesBy(1, 1, "(STRUCT, ARRAY or MAP)", Object), Gives(Variant)),
        Scalar(Entries, Takes(AVariant), Gives(new ArrayType(new StructType(new StructField("pos", Int), new StructField("key", Rules.String), new StructField("value", Variant))))),
        Aggregate("schema_of_variant_agg", Takes(AVariant), Gives(Rules.String), NullRule.Never),
    ];

    private static DataType Wanted(IReadOnlyList<BoundExpression> arguments)
    {
        if (arguments.Count < 3)
        {
            return Variant;
        }

        var type = arguments[2] is BoundLiteral { Value: string text }
            ? DataType.FromText(text)
            : throw new AnalysisException("DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", "The type that variant_get gives must be a constant text.");
        return CastRules.CanCast(Variant, type)
            ? type
            : throw new AnalysisException("DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION", $"VARIANT cannot be cast to {type.Sql}.");
    }

    private static DataType[] Object(IReadOnlyList<BoundExpression> arguments) => arguments[0].DataType is StructType or ArrayType or MapType && IsObject(arguments[0].DataType)
        ? [arguments[0].DataType]
        : throw new AnalysisException("DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION", $"cannot cast {arguments[0].DataType.Sql} to VARIANT: to_variant_object takes structs, arrays, and maps of texts.");

    private static bool IsObject(DataType type) => type switch
    {
        StructType s => s.All(f => IsObject(f.DataType)),
        ArrayType a => IsObject(a.ElementType),
        MapType { KeyType: StringType } m => IsObject(m.ValueType),
        VariantType => true,
        _ => CastRules.CanCast(type, Variant) && type is not (NullType or ArrayType or MapType),
    };
}
