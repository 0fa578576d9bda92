using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Formats;
using SparkPersonalization.Engines.DuckDb.Functions.Json;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Texts searched, cut and compared: lists, sounds, URLs, JSON, ciphers.</summary>
internal static class SearchFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "elt", RowCalls.OnNull(a => a[0] is null ? null : WordFunctions.Element((int)a[0]!, a[1..])) },
        { "find_in_set", RowCalls.Of(a => WordFunctions.FindInSet((string)a[0]!, (string)a[1]!)) },
        { "overlay", RowCalls.Of(WordFunctions.Overlay) },
        { "soundex", RowCalls.Of(a => Sounds.Soundex((string)a[0]!)) },
        { "sentences", RowCalls.OnNull(a => a[0] is null ? null : WordFunctions.Sentences((string)a[0]!)) },
        { "str_to_map", RowCalls.Of(a => WordFunctions.ToMap((string)a[0]!, a.Length > 1 ? (string)a[1]! : ",", a.Length > 2 ? (string)a[2]! : ":")) },
        { "regexp_instr", "spark_regexp_instr({0}, {1})" },
        { "parse_url", RowCalls.OnNull(Urls.Part) },
        { "try_parse_url", RowCalls.OnNull(a => RowCalls.Tried(Urls.Part)(a)) },
        { "try_url_decode", RowCalls.Try(a => Urls.Decode((string)a[0]!)) },
        { "make_valid_utf8", (call, a, _) => call.Arguments[0].DataType is BinaryType ? $"spark_make_valid_utf8({a[0]})" : a[0] },
        { "validate_utf8", (call, a, t) => Validated(call, a, t, isTry: false) },
        { "try_validate_utf8", (call, a, t) => Validated(call, a, t, isTry: true) },
        { "json_array_length", RowCalls.Of(a => JsonValues.ArrayLength((string)a[0]!)) },
        { "json_object_keys", RowCalls.Of(a => JsonValues.Keys((string)a[0]!)) },
        { "xpath", RowCalls.Of(a => XmlPaths.Nodes((string)a[0]!, (string)a[1]!)) },
        { "xpath_string", RowCalls.Of(a => XmlPaths.Text((string)a[0]!, (string)a[1]!)) },
        { "xpath_boolean", RowCalls.Of(a => XmlPaths.Truth((string)a[0]!, (string)a[1]!)) },
        { "xpath_double xpath_number", RowCalls.Of(a => XmlPaths.Number((string)a[0]!, (string)a[1]!)) },
        { "xpath_float", RowCalls.Of(a => (float)XmlPaths.Number((string)a[0]!, (string)a[1]!)) },
        { "xpath_int", RowCalls.Of(a => (int)XmlPaths.Whole((string)a[0]!, (string)a[1]!, int.MinValue, int.MaxValue)) },
        { "xpath_long", RowCalls.Of(a => XmlPaths.Whole((string)a[0]!, (string)a[1]!, long.MinValue, long.MaxValue)) },
        { "xpath_short", RowCalls.Of(a => (short)XmlPaths.Whole((string)a[0]!, (string)a[1]!, short.MinValue, short.MaxValue)) },
        { "aes_encrypt", RowCalls.Of(Ciphers.Encrypt) },
        { "aes_decrypt", RowCalls.Of(Ciphers.Decrypt) },
        { "try_aes_decrypt", RowCalls.Try(Ciphers.Decrypt) },
    };

    private static string Validated(BoundCall call, string[] arguments, ExpressionTranslator translator, bool isTry) =>
        call.Arguments[0].DataType is not BinaryType ? arguments[0]
        : isTry ? RowCalls.Try(a => Utf8.Checked((byte[])a[0]!))(call, arguments, translator)
        : RowCalls.Of(a => Utf8.Checked((byte[])a[0]!))(call, arguments, translator);
}
