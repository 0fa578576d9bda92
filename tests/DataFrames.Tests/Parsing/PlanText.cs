using System.Globalization;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Tests.Parsing;

/// <summary>Expression nodes as short text: calls as <c>f(a, b)</c>, columns as <c>$name</c>, constants as <c>value:type</c>.</summary>
internal static class PlanText
{
    internal static string Of(Expression expression) => expression switch
    {
        Literal literal => $"{Value(literal.Value)}:{literal.DataType.SimpleString}",
        UnresolvedAttribute attribute => "$" + attribute.UnparsedIdentifier,
        UnresolvedFunction call => $"{call.FunctionName}({(call.IsDistinct ? "DISTINCT " : "")}{List(call.Arguments)})",
        CallFunction call => $"call {call.FunctionName}({List(call.Arguments)})",
        UnresolvedStar star => star.UnparsedTarget ?? "*",
        Alias alias => $"{Of(alias.Child)} AS {string.Join('+', alias.Names)}",
        Cast cast => $"cast{(cast.Mode == EvalMode.Unspecified ? "" : $"[{cast.Mode}]")}({Of(cast.Child)} {cast.DataType.SimpleString})",
        UnresolvedNamedLambdaVariable variable => "@" + variable.Name,
        LambdaFunction lambda => $"({string.Join(", ", lambda.Arguments.Select(a => a.Name))}) -> {Of(lambda.Body)}",
        UnresolvedExtractValue extract => $"{Of(extract.Child)}[{Of(extract.Extraction)}]",
        WindowExpression window => $"{Of(window.Function)} OVER ({List(window.PartitionSpec)} | {Orders(window.OrderSpec)} | {Frame(window.Frame)})",
        _ => throw new NotSupportedException($"No text for {expression.GetType().Name}."),
    };

    private static string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Of));

    private static string Orders(IEnumerable<SortOrder> orders) =>
        string.Join(", ", orders.Select(o => $"{Of(o.Child)} {o.Direction} {o.NullOrdering}"));

    private static string Frame(WindowFrame? frame) =>
        frame is null ? "" : $"{frame.FrameType} {Boundary(frame.Lower)}..{Boundary(frame.Upper)}";

    private static string Boundary(FrameBoundary boundary) => boundary switch
    {
        CurrentRowBoundary => "current",
        UnboundedBoundary => "unbounded",
        ValueBoundary value => Of(value.Value),
        _ => throw new NotSupportedException($"No text for {boundary.GetType().Name}."),
    };

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
