using System.Globalization;
using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Engines.DuckDb.Translation;

internal sealed partial class ExpressionTranslator
{
    private string Window(BoundWindowCall window)
    {
        var over = $" OVER ({WindowSpecification(window)})";
        return window.Function switch
        {
            BoundAggregateCall aggregate => AggregateSql(aggregate, over),
            BoundCall call => Ranking(call, over),
            _ => throw new NotSupportedException($"{window.Function.GetType().Name} is no window function."),
        };
    }

    private string Ranking(BoundCall call, string over)
    {
        var arguments = call.Arguments.Select(Sql).ToArray();
        return call.Function switch
        {
            "row_number" or "rank" or "dense_rank" => Typed($"{call.Function}(){over}", call.DataType),
            "percent_rank" or "cume_dist" => $"{call.Function}(){over}",
            "ntile" => Typed($"ntile({arguments[0]}){over}", call.DataType),
            "lag" or "lead" => Neighbour(call, arguments, over),
            "nth_value" => $"nth_value({arguments[0]}, {arguments[1]}{IgnoreNulls(call, 2)}){over}",
            "first_value" or "first" or "last_value" or "last" => $"{call.Function.Split('_')[0]}_value({arguments[0]}{IgnoreNulls(call, 1)}){over}",
            _ => throw new NotSupportedException($"The embedded engine does not have the window function {call.Function}."),
        };
    }

    private static string Neighbour(BoundCall call, string[] arguments, string over) =>
        $"{call.Function}({string.Join(", ", arguments.Take(3))}{IgnoreNulls(call, 3)}){over}";

    private static string IgnoreNulls(BoundCall call, int index) =>
        call.Arguments.Count > index && call.Arguments[index] is BoundLiteral { Value: true } ? " IGNORE NULLS" : "";

    private string WindowSpecification(BoundWindowCall window)
    {
        var parts = new List<string>();
        if (window.PartitionBy.Count > 0)
        {
            parts.Add($"PARTITION BY {string.Join(", ", window.PartitionBy.Select(Sql))}");
        }

        if (window.OrderBy.Count > 0)
        {
            parts.Add($"ORDER BY {Order(window.OrderBy)}");
        }

        if (window.Frame is { } frame && !IsWhole(frame, window))
        {
            parts.Add($"{(frame.Type == FrameType.Row ? "ROWS" : "RANGE")} BETWEEN {Bound(frame.Lower, "PRECEDING")} AND {Bound(frame.Upper, "FOLLOWING")}");
        }

        return string.Join(" ", parts);
    }

    // Without an order all rows are peers: the default frame is the whole partition, and DuckDB refuses to be told so by RANGE.
    private static bool IsWhole(BoundFrame frame, BoundWindowCall window) =>
        window.OrderBy.Count == 0 && frame is { Type: FrameType.Range };

    private static string Bound(BoundFrameBound bound, string unbounded) => bound.Value switch
    {
        null => $"UNBOUNDED {unbounded}",
        { Value: var value } when IsZero(value) => "CURRENT ROW",
        var literal => Distance(literal),
    };

    private static bool IsZero(object? value) =>
        value is sbyte or short or int or long or float or double or decimal && Convert.ToDouble(value, CultureInfo.InvariantCulture) == 0;

    private static string Distance(BoundLiteral literal)
    {
        var isBefore = literal.Value switch
        {
            sbyte or short or int or long or float or double or decimal => Convert.ToDouble(literal.Value, CultureInfo.InvariantCulture) < 0,
            _ => throw new NotSupportedException($"A frame's bound of type {literal.DataType.Sql} is not supported."),
        };
        return $"{LiteralSql.Of(isBefore ? Negate(literal.Value!) : literal.Value, literal.DataType)} {(isBefore ? "PRECEDING" : "FOLLOWING")}";
    }

    private static object Negate(object value) => value switch
    {
        sbyte v => checked((sbyte)-v),
        short v => checked((short)-v),
        int v => checked(-v),
        long v => checked(-v),
        float v => -v,
        double v => -v,
        _ => -(decimal)value,
    };
}
