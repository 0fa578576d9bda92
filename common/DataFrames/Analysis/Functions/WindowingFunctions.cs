using SparkPersonalization.DataFrames.Analysis.Bound;
using SparkPersonalization.DataFrames.Parsing;
using SparkPersonalization.DataFrames.Types;
using static SparkPersonalization.DataFrames.Analysis.Functions.Rules;

namespace SparkPersonalization.DataFrames.Analysis.Functions;

/// <summary>Windows of time. Analysis computes them before it groups by them (<see cref="TimeWindows"/>).</summary>
internal static class WindowingFunctions
{
    internal static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Scalar("window", TakesBy(2, 4, "(TIMESTAMP, duration [, slide [, start]])", Timed), a => WindowOf(a[0].DataType)),
        Scalar("session_window", TakesBy(2, 2, "(TIMESTAMP, gap)", Timed), a => WindowOf(a[0].DataType)),
        Scalar(TimeWindows.All, TakesBy(2, 4, "(TIMESTAMP, duration [, slide [, start]])", Timed), a => new ArrayType(WindowOf(a[0].DataType), false)),
    ];

    /// <summary>The struct that a window is.</summary>
    internal static StructType WindowOf(DataType time) => new(new StructField("start", time), new StructField("end", time));

    /// <summary>The length that a constant text such as <c>10 minutes</c> or an interval says, in microseconds.</summary>
    internal static long Length(BoundExpression duration) => duration switch
    {
        BoundLiteral { Value: long micros, DataType: DayTimeIntervalType } => micros,
        BoundLiteral { Value: string text } when Parsed(text) is { } micros => micros,
        _ => throw new AnalysisException("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "A window's duration is a constant interval without months, such as '10 minutes'."),
    };

    private static long? Parsed(string text)
    {
        try
        {
            return IntervalUnits.ParsePairs(text) is { Value: long micros } ? micros : null;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new AnalysisException("INVALID_INTERVAL_FORMAT", $"'{text}' is no interval: {e.Message}", e);
        }
    }

    private static DataType[]? Timed(IReadOnlyList<BoundExpression> arguments)
    {
        var time = arguments[0].DataType switch { TimestampNTZType t => t, var t when TypeCoercion.CanCastImplicitly(t, Rules.Timestamp) => Rules.Timestamp, _ => null };
        return time is null ? null : [time, .. arguments.Skip(1).Select(a => a.DataType)];
    }
}
