using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Analysis;

internal static partial class ColumnNames
{
    private static string Window(WindowExpression window)
    {
        var partition = window.PartitionSpec.Count == 0 ? "" : $"PARTITION BY {string.Join(", ", window.PartitionSpec.Select(Of))} ";
        var order = window.OrderSpec.Count == 0 ? "" : $"ORDER BY {string.Join(", ", window.OrderSpec.Select(Of))} ";
        return $"{Of(window.Function)} OVER ({partition}{order}{OwnFrame(window.Function) ?? Frame(window)})";
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

    private static string Frame(WindowExpression window) => window.Frame is { } frame
        ? $"{(frame.FrameType == FrameType.Row ? "ROWS" : "RANGE")} BETWEEN {Bound(frame.Lower, "PRECEDING")} AND {Bound(frame.Upper, "FOLLOWING")}"
        : window.OrderSpec.Count > 0 ? "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW" : "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";

    private static string Bound(FrameBoundary boundary, string side) => boundary switch
    {
        CurrentRowBoundary => "CURRENT ROW",
        ValueBoundary { Value: Literal { Value: int distance and < 0 } } => $"{-(long)distance} PRECEDING",
        ValueBoundary value => $"{Of(value.Value)} FOLLOWING",
        _ => $"UNBOUNDED {side}",
    };
}
