using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames.Analysis;

internal static partial class ColumnNames
{
    /// <summary>A function over a window.</summary>
    /// <param name="window">What the user wrote.</param>
    /// <param name="order">The type of what the rows are ordered by, where that is known: a bound of another type shows how Spark casts it.</param>
    private static string Window(WindowExpression window, DataType? order = null)
    {
        var partition = window.PartitionSpec.Count == 0 ? "" : $"PARTITION BY {string.Join(", ", window.PartitionSpec.Select(Of))} ";
        var sorted = window.OrderSpec.Count == 0 ? "" : $"ORDER BY {string.Join(", ", window.OrderSpec.Select(Of))} ";
        return $"{Of(window.Function)} OVER ({partition}{sorted}{OwnFrame(window.Function) ?? Frame(window, order)})";
    }

    /// <summary>The frame of functions that have one of their own.</summary>
    private static string? OwnFrame(Expression function) => function is not UnresolvedFunction call ? null : call.FunctionName.ToLowerInvariant() switch
    {
        "row_number" or "rank" or "dense_rank" or "percent_rank" or "ntile" => "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
        "lag" => Neighbour(call, "-"),
        "lead" => Neighbour(call, ""),
        _ => null,
    };

    private static string Neighbour(UnresolvedFunction call, string sign)
    {
        var offset = call.Arguments.Count > 1 ? Of(call.Arguments[1]) : "1";
        var distance = $"{(sign.Length > 0 && offset[0] == '-' ? offset[1..] : sign + offset)} FOLLOWING";
        return $"ROWS BETWEEN {distance} AND {distance}";
    }

    private static string Frame(WindowExpression window, DataType? order) => window.Frame is { } frame
        ? $"{(frame.FrameType == FrameType.Row ? "ROWS" : "RANGE")} BETWEEN {Bound(frame.Lower, "PRECEDING", Wanted(frame, order))} AND {Bound(frame.Upper, "FOLLOWING", Wanted(frame, order))}"
        : window.OrderSpec.Count > 0 ? "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW" : "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";

    // Bounds of ranges of numbers are cast to the type of the order.
    private static DataType? Wanted(WindowFrame frame, DataType? order) => frame.FrameType == FrameType.Range && order is NumericType ? order : null;

    private static string Bound(FrameBoundary boundary, string side, DataType? cast) => boundary switch
    {
        CurrentRowBoundary => "CURRENT ROW",
        ValueBoundary { Value: UnresolvedFunction { FunctionName: "-" or "negative", Arguments: [var distance] } } when cast is null || (distance as Literal)?.DataType == cast =>
            $"{Of(distance)} PRECEDING",
        ValueBoundary value => $"{Of(value.Value)} FOLLOWING",
        _ => $"UNBOUNDED {side}",
    };
}
