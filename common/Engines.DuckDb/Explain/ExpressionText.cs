using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Engines.DuckDb.Explain;

/// <summary>Analysed expressions in the words of Spark's plans: columns with their ids, <c>(id#7L > cast(2 as bigint))</c>.</summary>
internal static class ExpressionText
{
    private static readonly Dictionary<string, string> Binary = new(StringComparer.Ordinal)
    {
        ["+"] = "+", ["-"] = "-", ["*"] = "*", ["/"] = "/", ["%"] = "%", ["//"] = "div", ["=="] = "=", ["<"] = "<", ["<="] = "<=", [">"] = ">", [">="] = ">=",
        ["<=>"] = "<=>", ["and"] = "AND", ["or"] = "OR", ["&"] = "&", ["|"] = "|", ["^"] = "^",
    };

    /// <summary>A column: its name and id, and an L where it is a bigint.</summary>
    internal static string Of(BoundAttribute column) => string.Create(CultureInfo.InvariantCulture, $"{column.Name}#{column.Id}{(column.DataType is LongType ? "L" : "")}");

    internal static string List(IEnumerable<BoundExpression> expressions) => string.Join(", ", expressions.Select(Of));

    /// <summary>What rows are sorted by, in brackets.</summary>
    internal static string Of(IEnumerable<BoundSortOrder> order) => $"[{Orders(order)}]";

    internal static string Of(BoundExpression expression)
    {
        DeepStack.Check();
        return expression switch
        {
            BoundLiteral literal => Constant(literal),
            BoundReference reference => Of(reference.Attribute),
            BoundOuterReference outer => $"outer({Of(outer.Attribute)})",
            BoundCast cast => $"{(cast.Mode == EvalMode.Try ? "try_cast" : "cast")}({Of(cast.Child)} as {cast.DataType.SimpleString})",
            BoundGetField field => $"{Of(field.Child)}.{field.Name}",
            BoundCall call => Call(call),
            BoundUserFunction user => $"{user.Function.Name}({List(user.Arguments)})",
            BoundAggregateCall aggregate => Aggregate(aggregate),
            BoundWindowCall window => $"{Of(window.Function)} windowspecdefinition({Window(window)})",
            BoundSubquery { SubqueryType: var kind } subquery => $"{Kind(kind)}({string.Concat(subquery.Values.Select(v => Of(v) + ", "))}{subquery.Plan.GetType().Name["Bound".Length..]})",
            BoundLambda lambda => $"lambdafunction({Of(lambda.Body)}, {List(lambda.Parameters)})",
            BoundLambdaVariable variable => $"lambda {variable.Name}",
            _ => expression.GetType().Name,
        };
    }

    private static string Call(BoundCall call) => (call.Function, call.Arguments) switch
    {
        ({ } name, [var left, var right]) when Binary.TryGetValue(name, out var sign) => $"({Of(left)} {sign} {Of(right)})",
        ("negative" or "-", [var value]) => $"-{Of(value)}",
        ("not", [var value]) => $"NOT {Of(value)}",
        ("in", [var value, ..]) => $"{Of(value)} IN ({string.Join(",", call.Arguments.Skip(1).Select(Of))})",
        ("like" or "ilike" or "rlike", [var value, var pattern, ..]) => $"{Of(value)} {call.Function.ToUpperInvariant()} {Of(pattern)}",
        ("when", _) => ColumnNames.Case(call.Arguments, Of),
        _ => $"{call.Function}({List(call.Arguments)})",
    };

    private static string Aggregate(BoundAggregateCall call)
    {
        var arguments = call.Function == "count" && call.Arguments.Count == 0 ? "1" : List(call.Arguments);
        var order = call.Order.Count == 0 ? "" : $" WITHIN GROUP (ORDER BY {Orders(call.Order)})";
        var filter = call.Condition is null ? "" : $" FILTER (WHERE {Of(call.Condition)})";
        return $"{call.Function}({(call.IsDistinct ? "distinct " : "")}{arguments}){order}{filter}";
    }

    private static string Window(BoundWindowCall window) => string.Join(", ", window.PartitionBy.Select(Of).Concat(window.OrderBy.Select(Order)).Append(Frame(window)));

    private static string Frame(BoundWindowCall window) => window.Frame is { } frame
        ? $"specifiedwindowframe({frame.Type}Frame, {Bound(frame.Lower, "unboundedpreceding$()")}, {Bound(frame.Upper, "unboundedfollowing$()")})"
        : "unspecifiedframe$()";

    private static string Bound(BoundFrameBound bound, string unbounded) => bound.Value is { } value
        ? value.Value is 0 or 0L ? "currentrow$()" : Constant(value)
        : unbounded;

    private static string Orders(IEnumerable<BoundSortOrder> order) => string.Join(", ", order.Select(Order));

    private static string Order(BoundSortOrder order) => $"{Of(order.Child)} {(order.Ascending ? "ASC" : "DESC")} NULLS {(order.NullsFirst ? "FIRST" : "LAST")}";

    private static string Kind(SubqueryType kind) => kind switch
    {
        SubqueryType.Exists => "exists",
        SubqueryType.In => "IN",
        _ => "scalar-subquery",
    };

    private static string Constant(BoundLiteral literal) => literal.Value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        byte[] bytes => $"0x{Convert.ToHexString(bytes)}",
        double number => JavaNumbers.ToString(number),
        float number => JavaNumbers.ToString(number),
        object?[] elements => $"[{string.Join(",", elements)}]",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString() ?? "",
    };
}
