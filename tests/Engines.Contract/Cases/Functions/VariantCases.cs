using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Case;
using static SparkPersonalization.Engines.Contract.Data.Awkward;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>Values of type VARIANT, looked at as texts.</summary>
internal static class VariantCases
{
    internal static CaseFamily Family => new("variants", CaseShape.Rows,
    [
        Of(ToJson(TryParseJson(J))), Of(ToJson(ParseJson(Lit("""{"b":1,"a":[1.50,null,"x"]}""")))), Fails("MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION", ToJson(ParseJson(J))),
        Of(VariantGet(TryParseJson(J), "$.a", "string")), Of(TryVariantGet(TryParseJson(J), "$.b", "int")), Of(VariantGet(TryParseJson(J), "$.c[1]", "double")),
        Fails("INVALID_VARIANT_CAST", VariantGet(TryParseJson(J), "$.b", "int")), Of(IsVariantNull(TryParseJson(J))), Of(SchemaOfVariant(TryParseJson(J))), Of(ToJson(ToVariantObject(St))),
        Of(ToJson(ToVariantObject(M))),
    ]);
}
