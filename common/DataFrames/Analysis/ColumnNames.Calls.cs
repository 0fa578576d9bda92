using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

internal static partial class ColumnNames
{
    private const string ZeroByte = "X'00'";

    // Functions whose results are bytes, as far as names must know them.
    private static readonly HashSet<string> GivingBytes = new(StringComparer.OrdinalIgnoreCase) { "unhex", "unbase64", "encode", "to_binary", "aes_encrypt", "binary" };

    private const string Variable = "namedlambdavariable()";

    private static readonly HashSet<string> Infix = new(StringComparer.Ordinal)
    {
        "+", "-", "*", "/", "%", "&", "|", "^", "<", "<=", ">", ">=", "<=>", "<<", ">>", ">>>", "and", "or", "div",
    };

    private static string Call(UnresolvedFunction call) =>
        Clauses(call, Operator(call) ?? Special(call) ?? Plain(call));

    private static string? Operator(UnresolvedFunction call)
    {
        var (name, a) = (call.FunctionName.ToLowerInvariant(), call.Arguments);
        return name switch
        {
            "==" or "=" => $"({Of(a[0])} = {Of(a[1])})",
            "!=" or "<>" => $"(NOT ({Of(a[0])} = {Of(a[1])}))",
            "not" or "!" => $"(NOT {Of(a[0])})",
            "+" or "-" when a.Count == 2 && IsInterval(a[0]) != IsInterval(a[1]) => $"{Of(a[0])} {name} {Of(a[1])}",
            "-" when a.Count == 1 => $"(- {Of(a[0])})",
            "positive" => $"(+ {Of(a[0])})",
            "~" => $"~{Of(a[0])}",
            "isnull" => $"({Of(a[0])} IS NULL)",
            "isnotnull" => $"({Of(a[0])} IS NOT NULL)",
            "in" => $"({Of(a[0])} IN ({string.Join(", ", a.Skip(1).Select(Of))}))",
            "like" => $"{Of(a[0])} LIKE {Of(a[1])}{(a.Count > 2 ? $" ESCAPE '{Of(a[2])}'" : "")}",
            "when" => Case(a, Of),
            "ceil" or "floor" when a.Count == 2 => $"{name}({Of(a[0])}, {Of(a[1])})",
            "if" when a.Count == 3 => $"(IF({Of(a[0])}, {Of(a[1])}, {Of(a[2])}))",
            _ when Infix.Contains(name) && a.Count >= 2 =>
                a.Skip(1).Aggregate(Of(a[0]), (left, right) => $"({left} {(name == "div" ? name : name.ToUpperInvariant())} {Of(right)})"),
            _ => null,
        };
    }

    private static string? Special(UnresolvedFunction call)
    {
        var (name, a) = (call.FunctionName.ToLowerInvariant(), call.Arguments);
        return name switch
        {
            TimeLiterals.Function when a is [Literal { Value: string time }] => $"TIME '{time}'",
            "make_timestamp_ltz" or "try_make_timestamp_ltz" when TimeLiterals.IsTaker(call) => $"make_timestamp({string.Join(", ", a.Select(Of))})",
            "try_make_timestamp_ntz" when TimeLiterals.IsTaker(call) => $"{name}(make_timestamp_ntz({string.Join(", ", a.Select(Of))}))",
            "try_make_timestamp" when a.Count == 7 => Plain(call with { Arguments = [.. a.Take(6)] }),
            SqlReader.VariantPathFunction when a is [var variant, Literal { Value: string path }] => $"variant_get({Of(variant)}, {path}) AS {LastName(path)}",
            "lpad" or "rpad" when a.Count == 2 && IsBytes(a[0]) => $"{name}({Of(a[0])}, {Of(a[1])}, {ZeroByte})",
            "random" => $"rand({string.Join(", ", a.Select(Of))})",
            "uuid" => "uuid()",
            "variant_get" or "try_variant_get" when a.Count == 3 => $"{name}({Of(a[0])}, {Of(a[1])})",
            "spark_partition_id" => "SPARK_PARTITION_ID()",
            "likeany" or "likeall" or "notlikeany" or "notlikeall" => $"{name}({Of(a[0])})",
            "ilike" => $"ilike({Of(a[0])}, {Of(a[1])})",
            "count" when a is [UnresolvedStar { UnparsedTarget: null }] && !call.IsDistinct => "count(1)",
            "trim" or "ltrim" or "rtrim" when a.Count == 2 => $"TRIM({TrimSide(name)} {Of(a[0])} FROM {Of(a[1])})",
            "extract" or "datepart" when a.Count == 2 => $"{name}({Of(a[0])} FROM {Of(a[1])})",
            "raise_error" when a.Count == 1 => $"raise_error(USER_RAISED_EXCEPTION, map(errorMessage, {Of(a[0])}))",
            "assert_true" when a.Count == 1 => $"assert_true({Of(a[0])}, '{Of(a[0])}' is not true!)",
            "convert_timezone" when a.Count == 2 => $"convert_timezone(current_timezone(), {Of(a[0])}, {Of(a[1])})",
            "aggregate" or "reduce" when a.Count == 3 => $"{name}({string.Join(", ", a.Select(Of))}, lambdafunction({Variable}, {Variable}))",
            "array_sort" when a.Count == 1 => $"array_sort({Of(a[0])}, {DefaultOrder})",
            SqlReader.RowFunction => NamedStruct(a),
            "struct" when a.Any(e => e is UnresolvedNamedLambdaVariable) => NamedStruct(a),
            "unix_timestamp" when a.Count == 0 => "unix_timestamp(current_timestamp(), yyyy-MM-dd HH:mm:ss)",
            "nth_value" when a is [var value, var place, Literal { Value: true }] => $"nth_value({Of(value)}, {Of(place)}) ignore nulls",
            "mode" => Mode(call),
            "to_char" or "to_varchar" when a.Count == 2 => Formatted(name, a),
            _ when a.Count == 1 && FunctionNames.Casts.Contains(name) => Of(a[0]),
            _ => null,
        };
    }

    // Spark's comparison of array elements where none is given: nulls last.
    private static string DefaultOrder =>
        $"lambdafunction((IF((({Variable} IS NULL) AND ({Variable} IS NULL)), 0, (IF(({Variable} IS NULL), 1, (IF(({Variable} IS NULL), -1, (IF(({Variable} < {Variable}), -1, (IF(({Variable} > {Variable}), 1, 0)))))))))), {Variable}, {Variable})";

    private static string Plain(UnresolvedFunction call)
    {
        var name = call.FunctionName.ToLowerInvariant();
        var arguments = FunctionNames.Arguments(name, [.. call.Arguments.Select(Of)]);
        return $"{FunctionNames.Name(name)}({(call.IsDistinct ? "DISTINCT " : "")}{string.Join(", ", arguments)})";
    }

    // Spark shows a date or time moved by an interval without parentheses.
    private static bool IsInterval(Expression expression) => expression is Literal { DataType: Types.DayTimeIntervalType or Types.YearMonthIntervalType };

    private static bool IsBytes(Expression expression) => expression switch
    {
        Literal { DataType: Types.BinaryType } or Cast { DataType: Types.BinaryType } => true,
        UnresolvedFunction call => GivingBytes.Contains(call.FunctionName),
        _ => false,
    };

    private static string TrimSide(string function) => function switch { "ltrim" => "LEADING", "rtrim" => "TRAILING", _ => "BOTH" };

    private static string NamedStruct(ValueList<Expression> fields) =>
        $"named_struct({string.Join(", ", fields.Select((f, i) => $"{CallRewrites.FieldName(f, i)}, {Of(f)}"))})";

    private static string Mode(UnresolvedFunction call) => call switch
    {
        { Arguments: [var value, Literal { Value: true }] } => $"mode() WITHIN GROUP (ORDER BY {Of(value)} DESC)",
        { Arguments: [var value, ..] } => $"mode({Of(value)})",
        _ => "mode()",
    };

    // Spark replaces the call by the function for the value's type.
    private static string Formatted(string name, ValueList<Expression> a) => (a[0], a[1]) switch
    {
        (Cast { DataType: Types.DateType or Types.TimestampType or Types.TimestampNTZType }, _) => $"date_format({Of(a[0])}, {Of(a[1])})",
        (Literal { DataType: Types.BinaryType }, Literal { Value: "base64" or "hex" } form) => name == "to_varchar" ? $"to_varchar({Of(a[0])})" : $"{form.Value}({Of(a[0])})",
        (UnresolvedFunction { FunctionName: "encode" }, _) => name == "to_varchar" ? $"to_varchar({Of(a[0])}, {Of(a[1])})" : $"decode({Of(a[0])}, {Of(a[1])})",
        _ => $"to_char({Of(a[0])}, {Of(a[1])})",
    };

    private static string Clauses(UnresolvedFunction call, string text)
    {
        if (call.Order.Count > 0)
        {
            var order = string.Join(", ", call.Order.Select(o => WithinGroup(call.FunctionName.ToLowerInvariant(), o)));
            text = $"{text.Replace("string_agg(", "listagg(", StringComparison.Ordinal)} WITHIN GROUP (ORDER BY {order})";
        }

        return call.Condition is { } condition ? $"{text} FILTER (WHERE {Of(condition)})" : text;
    }

    // Of mode Spark shows the order turned round, as it takes the last of equally frequent values.
    private static string WithinGroup(string function, SortOrder order) => function switch
    {
        "listagg" or "string_agg" => Of(order),
        "mode" => $"{Of(order.Child)}{(order.Direction == SortDirection.Ascending ? " DESC" : "")}",
        _ => $"{Of(order.Child)}{(order.Direction == SortDirection.Descending ? " DESC" : "")}",
    };
}
