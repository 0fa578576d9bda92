using System.Globalization;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

/// <summary>The names that Spark gives to columns without an alias: the expression as SQL, without the casts of coercion.</summary>
internal static class ColumnNames
{
    private static readonly HashSet<string> Infix = new(StringComparer.OrdinalIgnoreCase)
    {
        "+", "-", "*", "/", "%", "&", "|", "^", "<", "<=", ">", ">=", "<=>", "and", "or", "div",
    };

    internal static string Of(Expression expression) => expression switch
    {
        Alias alias => alias.Names[0],
        UnresolvedAttribute name => Name(name),
        UnresolvedNamedLambdaVariable variable => variable.Name,
        Literal literal => Constant(literal),
        ExpressionString text => Of(SparkSqlParser.ParseExpression(text)),
        UnresolvedFunction call => Call(call),
        CallFunction call => Call(new UnresolvedFunction(call.FunctionName, call.Arguments)),
        InlineUserDefinedFunction call => Listed(call.Function.Name, call.Arguments, false),
        Cast cast => $"{(cast.Mode == EvalMode.Try ? "TRY_CAST" : "CAST")}({Of(cast.Child)} AS {cast.DataType.Sql})",
        WindowExpression window => Window(window),
        UnresolvedExtractValue { Extraction: Literal { Value: string field } } extract => $"{Of(extract.Child)}.{field}",
        UnresolvedExtractValue extract => $"{Of(extract.Child)}[{Of(extract.Extraction)}]",
        UpdateFields update => $"update_fields({Of(update.StructExpression)})",
        LambdaFunction lambda => $"lambdafunction({Of(lambda.Body)}, {string.Join(", ", lambda.Arguments.Select(Of))})",
        SortOrder order => $"{Of(order.Child)} {(order.Direction == SortDirection.Ascending ? "ASC" : "DESC")} NULLS {(order.NullOrdering == NullOrdering.NullsFirst ? "FIRST" : "LAST")}",
        UnresolvedStar star => star.UnparsedTarget ?? "*",
        _ => expression.GetType().Name,
    };

    /// <summary>The name of a column at the top of a select list: a field goes by its own name.</summary>
    internal static string OfColumn(Expression expression) => expression switch
    {
        ExpressionString text => OfColumn(SparkSqlParser.ParseExpression(text)),
        UnresolvedExtractValue { Extraction: Literal { Value: string field } } => field,
        _ => Of(expression),
    };

    private static string Name(UnresolvedAttribute name) => NameParts.Parse(name.UnparsedIdentifier)[^1];

    private static string Call(UnresolvedFunction call) => call.FunctionName.ToLowerInvariant() switch
    {
        "==" or "=" => $"({Of(call.Arguments[0])} = {Of(call.Arguments[1])})",
        "!=" or "<>" => $"(NOT ({Of(call.Arguments[0])} = {Of(call.Arguments[1])}))",
        "not" or "!" => $"(NOT {Of(call.Arguments[0])})",
        "negative" => $"(- {Of(call.Arguments[0])})",
        "isnull" => $"({Of(call.Arguments[0])} IS NULL)",
        "isnotnull" => $"({Of(call.Arguments[0])} IS NOT NULL)",
        "in" => $"({Of(call.Arguments[0])} IN ({string.Join(", ", call.Arguments.Skip(1).Select(Of))}))",
        "like" or "ilike" or "rlike" when call.Arguments.Count == 2 && call.FunctionName != "rlike" =>
            $"{Of(call.Arguments[0])} {call.FunctionName.ToUpperInvariant()} {Of(call.Arguments[1])}",
        "when" => Case(call.Arguments),
        "count" when call.Arguments is [UnresolvedStar { UnparsedTarget: null }] && !call.IsDistinct => "count(1)",
        var name when Infix.Contains(name) && call.Arguments.Count >= 2 =>
            call.Arguments.Skip(1).Aggregate(Of(call.Arguments[0]), (left, right) => $"({left} {name.ToUpperInvariant()} {Of(right)})"),
        var name => Listed(name, call.Arguments, call.IsDistinct),
    };

    private static string Listed(string name, IEnumerable<Expression> arguments, bool isDistinct) =>
        $"{name}({(isDistinct ? "DISTINCT " : "")}{string.Join(", ", arguments.Select(Of))})";

    private static string Case(ValueList<Expression> arguments)
    {
        var branches = Enumerable.Range(0, arguments.Count / 2).Select(i => $" WHEN {Of(arguments[2 * i])} THEN {Of(arguments[(2 * i) + 1])}");
        return $"CASE{string.Concat(branches)}{(arguments.Count % 2 == 1 ? $" ELSE {Of(arguments[^1])}" : "")} END";
    }

    private static string Window(WindowExpression window)
    {
        var partition = window.PartitionSpec.Count == 0 ? "" : $"PARTITION BY {string.Join(", ", window.PartitionSpec.Select(Of))} ";
        var order = window.OrderSpec.Count == 0 ? "" : $"ORDER BY {string.Join(", ", window.OrderSpec.Select(Of))} ";
        return $"{Of(window.Function)} OVER ({partition}{order}{Frame(window)})";
    }

    private static string Frame(WindowExpression window) => window.Frame is { } frame
        ? $"{(frame.FrameType == FrameType.Row ? "ROWS" : "RANGE")} BETWEEN {Bound(frame.Lower, "PRECEDING")} AND {Bound(frame.Upper, "FOLLOWING")}"
        : window.OrderSpec.Count > 0 ? "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW" : "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";

    private static string Bound(FrameBoundary boundary, string side) => boundary switch
    {
        CurrentRowBoundary => "CURRENT ROW",
        ValueBoundary value => $"{Of(value.Value)} {side}",
        _ => $"UNBOUNDED {side}",
    };

    private static string Constant(Literal literal) => literal.Value switch
    {
        null => "NULL",
        bool b => b ? "true" : "false",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        Date date => $"DATE '{date}'",
        Timestamp timestamp => $"{literal.DataType.Sql} '{timestamp}'",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString() ?? "",
    };
}
