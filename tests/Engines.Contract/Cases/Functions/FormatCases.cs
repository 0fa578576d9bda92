using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Case;
using static SparkPersonalization.Engines.Contract.Data.Awkward;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>JSON and CSV.</summary>
internal static class FormatCases
{
    private static readonly Dictionary<string, string> Strict = new() { ["mode"] = "FAILFAST" };
    private static readonly Dictionary<string, string> Semicolons = new() { ["sep"] = ";" };
    private static readonly Dictionary<string, string> Loose = new() { ["allowUnquotedFieldNames"] = "true" };
    private static readonly StructType Columns = new(new StructField("a", new StringType()), new StructField("b", new IntegerType()));
    private static readonly Dictionary<string, string> Days = new() { ["dateFormat"] = "dd.MM.yyyy", ["timestampFormat"] = "yyyy/MM/dd" };

    internal static CaseFamily Family => new("JSON and CSV", CaseShape.Rows,
    [
        Of(FromJson(J, "a INT, b STRING, c ARRAY<STRING>")), Of(FromJson(J, "a STRING, `é` STRING")), Of(FromJson(J, "MAP<STRING, STRING>")), Of(FromJson(J, "ARRAY<INT>")), Of(FromJson(J, Columns)), Of(FromJson(J, SchemaOfJson("""{"a":1,"b":"x"}"""))), Of(FromJson(J, Lit("a INT, b STRING"))), Fails("MALFORMED_RECORD_IN_PARSING.CANNOT_PARSE_JSON_ARRAYS_AS_STRUCTS", FromJson(J, "a INT", Strict)), Fails("DATATYPE_MISMATCH.INVALID_JSON_SCHEMA", FromJson(Num, "INT")),
        Of(GetJsonObject(J, "$.a")), Of(GetJsonObject(J, "$.c[2].d")), Of(GetJsonObject(J, "$.c[*]")), Of(GetJsonObject(J, "$")), Of(GetJsonObject(J, "a")), Of(JsonArrayLength(J)), Of(JsonObjectKeys(J)), Of(SchemaOfJson(Lit("""{"a":1,"b":[1.5,null],"c":{"d":"2024-01-01"}}"""))), Of(ToJson(St)), Of(ToJson(M)), Of(ToJson(Ast)),
        Of(ToJson(Struct(F, D, P, Dt, Ts, Z, Y, Ds))), Of(ToJson(Struct(Dt, Ts), Days)), Of(ToJson(Struct(S, W))), Of(FromCsv(W, "a STRING, b INT")), Of(FromCsv(W, Columns)), Of(FromCsv(W, SchemaOfCsv("x,1"))), Of(FromCsv(W, Columns, Semicolons)), Of(FromCsv(W, Lit("a STRING, b INT"))), Of(FromCsv(Lit("1;x;2.5"), "a INT, b STRING, c DOUBLE", Semicolons)), Of(ToCsv(Struct(N, S, W, X, Dt))), Of(ToCsv(Struct(Ts, D), Days)), Of(SchemaOfCsv(Lit("1,abc,2.5,2024-01-01"))), Of(SchemaOfCsv("1,abc")), Of(SchemaOfCsv(Lit("1;abc"), Semicolons)), Of(SchemaOfJson("""{"a":1}""")), Of(SchemaOfJson(Lit("{a:1}"), Loose)),
    ]);
}
