using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Texts searched, cut and compared in further ways than by <see cref="StringFunctions"/>: patterns, URLs, lists, sounds.</summary>
internal static class TextFunctions
{
    private static readonly Parameter Text = Of(Rules.String);
    private static readonly DataType Texts = new ArrayType(Rules.String, false);

    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("elt", TakesBy(2, null, "(INT, STRING, ...)", a => TypeCoercion.CanCastImplicitly(a[0].DataType, Int) ? [Int, .. a.Skip(1).Select(x => x.DataType is BinaryType ? x.DataType : Rules.String)] : null), a => a[1].DataType, NullRule.Always),
        Scalar("find_in_set", Takes(Text, Text), Gives(Int)),
        Scalar("levenshtein", TakesFrom(2, Text, Text, Of(Int)), Gives(Int)),
        Scalar("overlay", TakesBy(3, 4, "(STRING or BINARY, STRING or BINARY, INT [, INT])", Overlaid), GivesArgument(0)),
        Scalar("soundex", Takes(Text), Gives(Rules.String)),
        Scalar("sentences", TakesFrom(1, Text, Text, Text), Gives(new ArrayType(Texts, false))),
        Scalar("space", Takes(Of(Int)), Gives(Rules.String)),
        Scalar("str_to_map", TakesFrom(1, Text, Text, Text), Gives(new MapType(Rules.String, Rules.String))),
        Scalar("regexp_count", Takes(Text, Text), Gives(Int)),
        Scalar("regexp_extract_all", TakesFrom(2, Text, Text, Of(Int)), Gives(new ArrayType(Rules.String))),
        Scalar("regexp_instr", TakesFrom(2, Text, Text, Of(Int)), Gives(Int)),
        Scalar("regexp_substr", Takes(Text, Text), Gives(Rules.String), NullRule.Always),
        Scalar("url_encode", Takes(Text), Gives(Rules.String)),
        Scalar("url_decode", Takes(Text), Gives(Rules.String)),
        Scalar("parse_url", TakesFrom(2, Text, Text, Text), Gives(Rules.String), NullRule.Always),
        Scalar("make_valid_utf8", Takes(StringOrBinary), Gives(Rules.String)),
        Scalar("validate_utf8", Takes(StringOrBinary), Gives(Rules.String)),
        Scalar("json_array_length", Takes(Text), Gives(Int), NullRule.Always),
        Scalar("json_object_keys", Takes(Text), Gives(new ArrayType(Rules.String)), NullRule.Always),
        Scalar("xpath", Takes(Text, Text), Gives(new ArrayType(Rules.String)), NullRule.Always),
        Scalar("xpath_string", Takes(Text, Text), Gives(Rules.String), NullRule.Always),
        Scalar("xpath_boolean", Takes(Text, Text), Gives(Rules.Boolean), NullRule.Always),
        Scalar("xpath_double", Takes(Text, Text), Gives(Rules.Double), NullRule.Always, "xpath_number"),
        Scalar("xpath_float", Takes(Text, Text), Gives(new FloatType()), NullRule.Always),
        Scalar("xpath_int", Takes(Text, Text), Gives(Int), NullRule.Always),
        Scalar("xpath_long", Takes(Text, Text), Gives(Long), NullRule.Always),
        Scalar("xpath_short", Takes(Text, Text), Gives(new ShortType()), NullRule.Always),
        Scalar("aes_encrypt", TakesFrom(2, Of(Rules.Binary), Of(Rules.Binary), Text, Text, Of(Rules.Binary), Of(Rules.Binary)), Gives(Rules.Binary)),
        Scalar("aes_decrypt", TakesFrom(2, Of(Rules.Binary), Of(Rules.Binary), Text, Text, Of(Rules.Binary)), Gives(Rules.Binary)),
        Scalar("try_aes_decrypt", TakesFrom(2, Of(Rules.Binary), Of(Rules.Binary), Text, Text, Of(Rules.Binary)), Gives(Rules.Binary), NullRule.Always),
    ];

    private static DataType[]? Overlaid(IReadOnlyList<Bound.BoundExpression> arguments)
    {
        var type = arguments[0].DataType is BinaryType ? Rules.Binary : Rules.String;
        return arguments.Skip(2).All(a => TypeCoercion.CanCastImplicitly(a.DataType, Int)) ? [.. new[] { type, type, Int, Int }.Take(arguments.Count)] : null;
    }
}
