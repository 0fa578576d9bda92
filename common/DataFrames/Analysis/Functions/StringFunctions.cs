using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Texts. Positions and lengths count code points, from 1.</summary>
internal static class StringFunctions
{
    private static readonly Parameter Text = Of(Rules.String);

    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("upper", Takes(Text), Gives(Rules.String), NullRule.AnyArgument, "ucase"),
        Scalar("lower", Takes(Text), Gives(Rules.String), NullRule.AnyArgument, "lcase"),
        Scalar("initcap", Takes(Text), Gives(Rules.String)),
        Scalar("trim", TakesFrom(1, Text, Text), Gives(Rules.String)),
        Scalar("ltrim", TakesFrom(1, Text, Text), Gives(Rules.String)),
        Scalar("rtrim", TakesFrom(1, Text, Text), Gives(Rules.String)),
        Scalar("btrim", TakesBy(1, 2, "(STRING or BINARY [, STRING or BINARY])", a => [.. a.Select(_ => Rules.String)]), Gives(Rules.String)),
        Scalar("length", Takes(StringOrBinary), Gives(Int), NullRule.AnyArgument, "len", "char_length", "character_length"),
        Scalar("octet_length", Takes(StringOrBinary), Gives(Int)),
        Scalar("substring", TakesFrom(2, StringOrBinary, Of(Int), Of(Int)), GivesArgument(0), NullRule.AnyArgument, "substr"),
        Scalar("substring_index", Takes(Text, Text, Of(Int)), Gives(Rules.String)),
        Scalar("left", Takes(StringOrBinary, Of(Int)), GivesArgument(0)),
        Scalar("right", Takes(Text, Of(Int)), Gives(Rules.String)),
        Scalar("concat", TakesBy(0, null, "(STRING or BINARY or ARRAY, ...)", Concatenated), a => a.Count == 0 ? Rules.String : a[0].DataType),
        Scalar("concat_ws", TakesBy(1, null, "(STRING, STRING or ARRAY<STRING>, ...)", a => [.. a.Select((x, i) => i > 0 && x.DataType is ArrayType ? new ArrayType(Rules.String) : Rules.String)]), Gives(Rules.String)),
        Scalar("repeat", Takes(Text, Of(Int)), Gives(Rules.String)),
        Scalar("replace", TakesFrom(2, Text, Text, Text), Gives(Rules.String)),
        Scalar("translate", Takes(Text, Text, Text), Gives(Rules.String)),
        Scalar("reverse", TakesBy(1, 1, "(STRING or ARRAY)", a => [a[0].DataType is ArrayType ? a[0].DataType : Rules.String]), GivesArgument(0)),
        Scalar("lpad", TakesBy(2, 3, "(STRING or BINARY, INT [, STRING or BINARY])", Padded), GivesArgument(0)),
        Scalar("rpad", TakesBy(2, 3, "(STRING or BINARY, INT [, STRING or BINARY])", Padded), GivesArgument(0)),
        Scalar("instr", Takes(Text, Text), Gives(Int)),
        Scalar("locate", TakesFrom(2, Text, Text, Of(Int)), Gives(Int), NullRule.FirstTwo, "position"),
        Scalar("split", TakesFrom(2, Text, Text, Of(Int)), Gives(new ArrayType(Rules.String, false))),
        Scalar("split_part", Takes(Text, Text, Of(Int)), Gives(Rules.String)),
        Scalar("contains", Takes(StringOrBinary, StringOrBinary), Gives(Rules.Boolean)),
        Scalar("startswith", Takes(StringOrBinary, StringOrBinary), Gives(Rules.Boolean)),
        Scalar("endswith", Takes(StringOrBinary, StringOrBinary), Gives(Rules.Boolean)),
        Scalar("like", TakesFrom(2, Text, Text, Text), Gives(Rules.Boolean)),
        Scalar("ilike", TakesFrom(2, Text, Text, Text), Gives(Rules.Boolean)),
        Scalar("rlike", Takes(Text, Text), Gives(Rules.Boolean), NullRule.AnyArgument, "regexp", "regexp_like"),
        Scalar("regexp_replace", TakesFrom(3, Text, Text, Text, Of(Int)), Gives(Rules.String)),
        Scalar("regexp_extract", TakesFrom(2, Text, Text, Of(Int)), Gives(Rules.String)),
        Scalar("ascii", Takes(Text), Gives(Int)),
        Scalar("char", Takes(Of(Long)), Gives(Rules.String), NullRule.AnyArgument, "chr"),
        Scalar("base64", Takes(Of(Rules.Binary)), Gives(Rules.String)),
        Scalar("unbase64", Takes(Text), Gives(Rules.Binary)),
        Scalar("hex", TakesBy(1, 1, "(BIGINT or BINARY or STRING)", a => [a[0].DataType is IntegralType ? Long : a[0].DataType is BinaryType ? Rules.Binary : Rules.String]), Gives(Rules.String)),
        Scalar("unhex", Takes(Text), Gives(Rules.Binary), NullRule.Always),
        Scalar("encode", Takes(Text, Text), Gives(Rules.Binary)),
        Scalar("decode", Takes(Of(Rules.Binary), Text), Gives(Rules.String)),
        Scalar("is_valid_utf8", Takes(StringOrBinary), Gives(Rules.Boolean)),
    ];

    private static DataType[]? Padded(IReadOnlyList<Bound.BoundExpression> arguments)
    {
        var type = arguments[0].DataType is BinaryType && arguments.Skip(2).All(a => a.DataType is BinaryType or NullType) ? Rules.Binary : Rules.String;
        return TypeCoercion.CanCastImplicitly(arguments[1].DataType, Int) ? [.. new[] { type, Int, type }.Take(arguments.Count)] : null;
    }

    private static DataType[]? Concatenated(IReadOnlyList<Bound.BoundExpression> arguments)
    {
        if (arguments.All(a => a.DataType is BinaryType))
        {
            return [.. arguments.Select(a => a.DataType)];
        }

        if (arguments.Any(a => a.DataType is ArrayType))
        {
            if (arguments.FirstOrDefault(a => a.DataType is not ArrayType) is { } other)
            {
                throw new AnalysisException("DATATYPE_MISMATCH.DATA_DIFF_TYPES", $"concat takes arguments of one type, not an ARRAY and a {other.DataType.Sql}.");
            }

            return Common(arguments) is { } types ? [.. types] : null;
        }

        return arguments.All(a => a.DataType is AtomicType) ? [.. arguments.Select(_ => Rules.String)] : null;
    }
}
