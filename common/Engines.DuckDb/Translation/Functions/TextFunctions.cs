using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Functions.Texts;

namespace SparkPersonalization.Engines.DuckDb.Translation.Functions;

/// <summary>Functions of texts and bytes. Lengths and places count code points.</summary>
internal static class TextFunctions
{
    internal static FunctionFamily All { get; } = new()
    {
        { "length len char_length character_length", (call, a, _) => call.Arguments[0].DataType is BinaryType ? Int($"octet_length({a[0]})") : Int($"length({a[0]})") },
        { "octet_length", (call, a, _) => call.Arguments[0].DataType is BinaryType ? Int($"octet_length({a[0]})") : Int($"strlen({a[0]})") },
        { "bit_length", (call, a, _) => call.Arguments[0].DataType is BinaryType ? Int($"8 * octet_length({a[0]})") : Int($"8 * strlen({a[0]})") },
        { "upper ucase", "spark_upper({0})" },
        { "lower lcase", "spark_lower({0})" },
        { "initcap", "spark_initcap({0})" },
        { "trim", (_, a, _) => Trim("trim", a) },
        { "btrim", (_, a, _) => Trim("trim", [.. a.Reverse()]) },
        { "ltrim", (_, a, _) => Trim("ltrim", a) },
        { "rtrim", (_, a, _) => Trim("rtrim", a) },
        { "concat", Concat },
        { "||", Concat },
        { "concat_ws", ConcatWithSeparator },
        { "substring substr", Substring },
        { "substring_index", "spark_substring_index({0}, {1}, {2})" },
        { "left", (call, a, t) => call.DataType is BinaryType ? $"spark_subbinary({a[0]}, 1, {a[1]})" : $"CASE WHEN {a[1]} <= 0 THEN '' ELSE left({a[0]}, {a[1]}) END" },
        { "right", "CASE WHEN {1} <= 0 THEN '' ELSE right({0}, {1}) END" },
        { "instr", "CAST(instr({0}, {1}) AS INTEGER)" },
        { "locate position", Locate },
        { "contains", (call, a, t) => InBytes(call, a, t, "contains", (x, y) => x.IndexOf(y) >= 0) },
        { "startswith", (call, a, t) => InBytes(call, a, t, "starts_with", (x, y) => x.StartsWith(y)) },
        { "endswith", (call, a, t) => InBytes(call, a, t, "ends_with", (x, y) => x.EndsWith(y)) },
        { "like", (call, a, _) => $"({a[0]} LIKE {Checked(call, a[1])} ESCAPE {(a.Length > 2 ? a[2] : @"'\'")})" },
        { "ilike", (call, a, _) => $"({a[0]} ILIKE {Checked(call, a[1])} ESCAPE {(a.Length > 2 ? a[2] : @"'\'")})" },
        { "rlike regexp regexp_like", RLike },
        { "regexp_replace", (_, a, _) => $"spark_regexp_replace({string.Join(", ", a.Take(3))}, {(a.Length > 3 ? a[3] : "1")})" },
        { "regexp_extract", (_, a, _) => $"spark_regexp_extract({a[0]}, {a[1]}, {(a.Length > 2 ? a[2] : "1")})" },
        { "regexp_extract_all", (_, a, _) => $"spark_regexp_extract_all({a[0]}, {a[1]}, {(a.Length > 2 ? a[2] : "1")})" },
        { "regexp_count", "spark_regexp_count({0}, {1})" },
        { "regexp_substr", "nullif(spark_regexp_extract({0}, {1}, 0), '')" },
        { "replace", Replace },
        { "translate", "translate({0}, {1}, {2})" },
        { "repeat", "repeat({0}, CASE WHEN {1} < 0 THEN 0 ELSE {1} END)" },
        { "lpad", (call, a, t) => Pad("lpad", call, a, t) },
        { "rpad", (call, a, t) => Pad("rpad", call, a, t) },
        { "reverse", (call, a, _) => call.DataType is ArrayType ? $"list_reverse({a[0]})" : $"spark_reverse({a[0]})" },
        { "split", (_, a, _) => $"spark_split({a[0]}, {a[1]}, {(a.Length > 2 ? a[2] : "-1")})" },
        { "split_part", "spark_split_part({0}, {1}, {2})" },
        { "is_valid_utf8", (call, a, _) => call.Arguments[0].DataType is BinaryType ? $"spark_is_valid_utf8({a[0]})" : $"(CASE WHEN ({a[0]}) IS NOT NULL THEN true END)" },
        { "ascii", "CASE WHEN {0} = '' THEN 0 ELSE unicode({0}) END" },
        { "chr char", "spark_chr({0})" },
        { "space", "repeat(' ', CASE WHEN {0} < 0 THEN 0 ELSE {0} END)" },
        { "levenshtein", (_, a, _) => a.Length == 2 ? $"spark_levenshtein({a[0]}, {a[1]})" : $"CASE WHEN spark_levenshtein({a[0]}, {a[1]}) <= {a[2]} THEN spark_levenshtein({a[0]}, {a[1]}) ELSE -1 END" },
        { "base64", "spark_base64({0})" },
        { "unbase64", "spark_unbase64({0})" },
        { "hex", Hex },
        { "unhex", "spark_unhex({0})" },
        { "encode", "spark_encode({0}, {1})" },
        { "decode", "spark_decode({0}, {1})" },
        { "url_encode", "spark_url_encode({0})" },
        { "url_decode", "spark_url_decode({0})" },
    };

    private delegate bool ByteTest(ReadOnlySpan<byte> value, ReadOnlySpan<byte> part);

    private static string InBytes(BoundCall call, string[] arguments, ExpressionTranslator translator, string function, ByteTest test) =>
        call.Arguments[0].DataType is BinaryType || call.Arguments[1].DataType is BinaryType
            ? RowCalls.Of(a => test(Utf8(a[0]!), Utf8(a[1]!)))(call, arguments, translator)
            : $"{function}({arguments[0]}, {arguments[1]})";

    private static byte[] Utf8(object value) => value as byte[] ?? System.Text.Encoding.UTF8.GetBytes((string)value);

    // DuckDB's own expressions are many times as fast as a call to C# for each text.
    private static string RLike(BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        call.Arguments[1] is BoundLiteral { Value: string pattern } && CommonPattern.IsCommon(pattern)
            ? $"regexp_matches({arguments[0]}, {arguments[1]})"
            : $"spark_rlike({arguments[0]}, {arguments[1]})";

    // Spark leaves a text as it is where nothing is to be replaced.
    private static string Replace(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var replaced = $"replace({arguments[0]}, {arguments[1]}, {(arguments.Length > 2 ? arguments[2] : "''")})";
        return call.Arguments[1] is BoundLiteral { Value: string { Length: > 0 } } ? replaced : $"CASE WHEN {arguments[1]} = '' THEN {arguments[0]} ELSE {replaced} END";
    }

    // An escape stands before a wildcard or itself.
    private static string Checked(BoundCall call, string pattern)
    {
        var escape = call.Arguments.Count > 2 ? (call.Arguments[2] as BoundLiteral)?.Value as string : "\\";
        if (call.Arguments[1] is not BoundLiteral { Value: string text } || escape is not [var mark])
        {
            return pattern;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == mark && (i + 1 == text.Length || (text[i + 1] is not ('%' or '_') && text[i + 1] != mark)))
            {
                throw new DataFrames.SparkException(
                    i + 1 == text.Length ? "INVALID_FORMAT.ESC_AT_THE_END" : "INVALID_FORMAT.ESC_IN_THE_MIDDLE",
                    $"The format is invalid: '{text}'. The escape character is not allowed to precede '{(i + 1 == text.Length ? "" : text[i + 1])}'.");
            }

            i += text[i] == mark ? 1 : 0;
        }

        return pattern;
    }

    private static string Int(string sql) => $"CAST({sql} AS INTEGER)";

    // The characters to take off come first, as in TRIM(x FROM y).
    private static string Trim(string function, string[] arguments) =>
        $"{function}({arguments[^1]}, {(arguments.Length > 1 ? arguments[0] : "' '")})";

    // DuckDB takes a null list for an empty one. Each argument is said twice at most, as they may be long.
    private static string ConcatArrays(BoundCall call, string[] arguments)
    {
        var all = arguments.Skip(1).Aggregate(arguments[0], (left, right) => $"list_concat({left}, {right})");
        var nulls = arguments.Where((_, i) => call.Arguments[i].IsNullable).Select(a => $"({a}) IS NULL").ToList();
        return nulls.Count == 0 ? all : $"CASE WHEN {string.Join(" OR ", nulls)} THEN NULL ELSE {all} END";
    }

    private static string Concat(BoundCall call, string[] arguments, ExpressionTranslator translator) => call.DataType switch
    {
        _ when arguments.Length == 0 => "''",
        ArrayType when arguments.Length > 1 => ConcatArrays(call, arguments),
        _ when call.Arguments.Any(a => a is BoundLiteral { Value: null }) => ExpressionTranslator.Typed("NULL", call.DataType),
        _ => $"({string.Join(" || ", arguments)})",
    };

    private static string ConcatWithSeparator(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var lists = arguments.Skip(1).Zip(call.Arguments.Skip(1), (sql, a) => a.DataType is ArrayType ? $"coalesce({sql}, [])" : $"[{sql}]");
        var all = arguments.Length == 1 ? "[]" : $"flatten([{string.Join(", ", lists)}])";
        return $"CASE WHEN ({arguments[0]}) IS NOT NULL THEN coalesce(array_to_string(list_filter(CAST({all} AS VARCHAR[]), lambda s: s IS NOT NULL), {arguments[0]}), '') END";
    }

    private static string Substring(BoundCall call, string[] arguments, ExpressionTranslator translator)
    {
        var length = arguments.Length > 2 ? arguments[2] : "2147483647";
        return call.DataType is BinaryType ? $"spark_subbinary({arguments[0]}, {arguments[1]}, {length})"
            : IsCountedFromTheFront(call) ? $"substring({arguments[0]}, greatest({arguments[1]}, 1), {length})"
            : $"spark_substring({arguments[0]}, {arguments[1]}, {length})";
    }

    // There DuckDB cuts as Spark does, which takes a place of 0 for 1.
    private static bool IsCountedFromTheFront(BoundCall call) => call.Arguments.Skip(1).All(a => a is BoundLiteral { Value: >= 0 });

    // Without a place to begin at, nothing is found, whatever is looked for.
    private static string Locate(BoundCall call, string[] arguments, ExpressionTranslator translator) => arguments.Length == 2
        ? $"spark_locate({arguments[0]}, {arguments[1]}, 1)"
        : $"CASE WHEN ({arguments[2]}) IS NULL THEN 0 ELSE spark_locate({arguments[0]}, {arguments[1]}, {arguments[2]}) END";

    private static string Pad(string function, BoundCall call, string[] arguments, ExpressionTranslator translator) => call.DataType is BinaryType
        ? RowCalls.Of(a => PaddingFunctions.Pad((byte[])a[0]!, (int)a[1]!, a.Length > 2 ? (byte[])a[2]! : [0], function == "lpad"))(call, arguments, translator)
        : Pad(function, arguments);

    private static string Pad(string function, string[] arguments) =>
        $"spark_{function}({arguments[0]}, {arguments[1]}, {(arguments.Length > 2 ? arguments[2] : "' '")})";

    private static string Hex(BoundCall call, string[] arguments, ExpressionTranslator translator) =>
        call.Arguments[0].DataType is LongType ? $"spark_hex({arguments[0]})" : $"hex({arguments[0]})";
}
