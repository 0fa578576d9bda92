using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.Engines.DuckDb.Translation.Functions;

namespace SparkPersonalization.Engines.DuckDb.Translation;

internal sealed partial class ExpressionTranslator
{
    /// <summary>The column that numbers the rows under an aggregate whose result depends on their order.</summary>
    internal const string PlaceColumn = "place";

    /// <summary>Whether an aggregate's result depends on the order of its rows.</summary>
    internal static bool DependsOnOrder(BoundExpression aggregate) =>
        aggregate is BoundAggregateCall { Order.Count: 0 } call && (!call.IsDistinct || call.Function == "listagg") && AggregateTable.DependsOnOrder(call.Function);

    /// <summary>Translates an aggregate call over grouped rows.</summary>
    internal string Aggregate(BoundExpression expression, GroupingKeys grouping)
    {
        if (expression is not BoundAggregateCall call)
        {
            throw new InvalidOperationException($"An aggregation holds {expression.GetType().Name}, which is no aggregate call.");
        }

        return call.Function switch
        {
            "grouping" => Typed($"GROUPING({grouping.NameOf(call.Arguments[0])})", call.DataType),
            "grouping_id" => Typed($"GROUPING({string.Join(", ", GroupingNames(call, grouping))})", call.DataType),
            _ => AggregateSql(call, over: null),
        };
    }

    // DuckDB computes an argument for the rows that FILTER leaves out too, and must not fail there.
    private static string OnlyWhere(string? condition, BoundExpression argument, string sql) =>
        condition is null || argument is BoundReference or BoundLiteral ? sql : $"CASE WHEN {condition} THEN {sql} END";

    private static IEnumerable<string> GroupingNames(BoundAggregateCall call, GroupingKeys grouping) =>
        call.Arguments.Count == 0 ? grouping.Names : call.Arguments.Select(grouping.NameOf);

    // With a window, the rows' order is the window's, so that no place is asked for.
    private string AggregateSql(BoundAggregateCall call, string? over)
    {
        var say = AggregateTable.Find(call.Function)
            ?? throw new NotSupportedException($"The embedded engine does not have the aggregate function {call.Function}.");
        var condition = call.Condition is { } c ? Sql(c) : null;
        var arguments = call.Arguments.Select(a => OnlyWhere(condition, a, Sql(a))).ToArray();
        return say(new AggregateSyntax(call, arguments, over, _resources)
        {
            Narrow = over is null && DecimalSums.Narrow(call, this) is { } narrow ? OnlyWhere(condition, call.Arguments[0], narrow) : null,
            Condition = condition,
            Order = call.Order.Count > 0 ? Order(call.Order) : null,
        });
    }
}
