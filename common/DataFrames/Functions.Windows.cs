using System.Diagnostics.CodeAnalysis;

namespace SparkPersonalization.DataFrames;

/// <summary>Functions over a window of rows (<see cref="Column.Over(WindowSpec)"/>), and windows of time to group by.</summary>
public static partial class Functions
{
    /// <summary>The row's number in its partition, from 1.</summary>
    /// <example><code>RowNumber().Over(Window.OrderBy("x"))  // over VALUES (10), (10), (20) AS t(x): 1; 2; 3</code></example>
    public static Column RowNumber() => Call("row_number");

    /// <summary>The row's rank, with gaps after ties.</summary>
    /// <example><code>Rank().Over(Window.OrderBy("x"))  // over VALUES (10), (10), (20) AS t(x): 1; 1; 3</code></example>
    public static Column Rank() => Call("rank");

    /// <summary>The row's rank, without gaps after ties.</summary>
    /// <example><code>DenseRank().Over(Window.OrderBy("x"))  // over VALUES (10), (10), (20) AS t(x): 1; 1; 2</code></example>
    public static Column DenseRank() => Call("dense_rank");

    /// <summary>The rank from 0 to 1.</summary>
    /// <example><code>PercentRank().Over(Window.OrderBy("x"))  // over VALUES (1), (1), (2) AS t(x): 0.0; 0.0; 1.0</code></example>
    public static Column PercentRank() => Call("percent_rank");

    /// <summary>The part of the partition that is not after the row.</summary>
    /// <example><code>CumeDist().Over(Window.OrderBy("x"))  // over VALUES (1), (1), (2), (3) AS t(x): 0.5; 0.5; 0.75; 1.0</code></example>
    public static Column CumeDist() => Call("cume_dist");

    /// <summary>The row's bucket of <paramref name="n"/> about equal ones, from 1.</summary>
    /// <example><code>Ntile(2).Over(Window.OrderBy("x"))  // over VALUES (1), (2), (3) AS t(x): 1; 1; 2</code></example>
    public static Column Ntile(int n) => Call("ntile", Lit(n));

    /// <summary>The value in the frame's row number <paramref name="offset"/>, from 1; null where there is none.</summary>
    /// <example><code>NthValue(Col("x"), 2).Over(Window.OrderBy("x"))  // over VALUES (10), (20), (30) AS t(x): NULL; 20; 20</code></example>
    public static Column NthValue(Column column, int offset, bool ignoreNulls = false) =>
        Call("nth_value", column, Lit(offset), Lit(ignoreNulls));

    /// <summary>The value <paramref name="offset"/> rows before, or <paramref name="defaultValue"/> where there is no such row.</summary>
    /// <example><code>Lag("x", 1).Over(Window.OrderBy("x"))  // over VALUES (1), (2), (3) AS t(x): NULL; 1; 2</code></example>
    public static Column Lag(Column column, int offset, object? defaultValue = null, bool ignoreNulls = false) =>
        Neighbour("lag", column, offset, defaultValue, ignoreNulls);

    /// <summary>The value <paramref name="offset"/> rows before, or <paramref name="defaultValue"/> where there is no such row.</summary>
    public static Column Lag(string columnName, int offset, object? defaultValue = null) => Lag(Col(columnName), offset, defaultValue);

    /// <summary>The value <paramref name="offset"/> rows after, or <paramref name="defaultValue"/> where there is no such row.</summary>
    /// <example><code>Lead("x", 1, 0).Over(Window.OrderBy("x"))  // over VALUES (1), (2), (3) AS t(x): 2; 3; 0</code></example>
    public static Column Lead(Column column, int offset, object? defaultValue = null, bool ignoreNulls = false) =>
        Neighbour("lead", column, offset, defaultValue, ignoreNulls);

    /// <summary>The value <paramref name="offset"/> rows after, or <paramref name="defaultValue"/> where there is no such row.</summary>
    public static Column Lead(string columnName, int offset, object? defaultValue = null) => Lead(Col(columnName), offset, defaultValue);

    /// <summary>Time windows that follow one another, as a struct of start and end; durations are interval texts such as <c>10 minutes</c>.</summary>
    /// <example><code>Functions.Window(Col("x"), "10 minutes").GetField("start")  // over VALUES (TIMESTAMP '2024-03-01 14:05:00') AS t(x): 2024-03-01 14:00:00</code></example>
    public static Column Window(Column column, string windowDuration) => Window(column, windowDuration, windowDuration);

    /// <summary>Time windows that begin every <paramref name="slideDuration"/>.</summary>
    public static Column Window(Column column, string windowDuration, string slideDuration) =>
        Window(column, windowDuration, slideDuration, "0 second");

    /// <summary>Time windows that begin every <paramref name="slideDuration"/>, <paramref name="startTime"/> after 1970-01-01 00:00:00 UTC.</summary>
    public static Column Window(Column column, string windowDuration, string slideDuration, string startTime) =>
        Call("window", column, Lit(windowDuration), Lit(slideDuration), Lit(startTime));

    /// <summary>Windows of events that follow each other within <paramref name="gapDuration"/>, an interval text.</summary>
    /// <example><code>df.GroupBy(Session_Window(Col("x"), "5 minutes").As("w")).Count().Select(Col("w.start"), Col("w.end"), Col("count"))  // over VALUES (TIMESTAMP '2024-03-01 14:00:00'), (TIMESTAMP '2024-03-01 14:04:00') AS t(x): 2024-03-01 14:00:00 | 2024-03-01 14:09:00 | 2</code></example>
    [SuppressMessage("Naming", "CA1707", Justification = "The name is Microsoft.Spark's.")]
    public static Column Session_Window(Column timeColumn, string gapDuration) => Call("session_window", timeColumn, Lit(gapDuration));

    /// <summary>Windows of events that follow each other within <paramref name="gapDuration"/>, which may differ from row to row.</summary>
    [SuppressMessage("Naming", "CA1707", Justification = "The name is Microsoft.Spark's.")]
    public static Column Session_Window(Column timeColumn, Column gapDuration) => Call("session_window", timeColumn, gapDuration);

    /// <summary>The time by which rows of a window are watermarked: one microsecond before its end.</summary>
    /// <example><code>df.GroupBy(Functions.Window(Col("x"), "10 minutes")).Count().Select(WindowTime(Col("window")))  // over VALUES (TIMESTAMP '2024-03-01 14:05:00') AS t(x): 2024-03-01 14:09:59.999999</code></example>
    public static Column WindowTime(Column windowColumn) => Call("window_time", windowColumn);

    /// <summary>The start of the partition, as a bound of <see cref="WindowSpec.RangeBetween(Column, Column)"/>.</summary>
    /// <example><code>Sum("x").Over(Window.OrderBy("x").RangeBetween(UnboundedPreceding(), CurrentRow()))  // over VALUES (1), (2), (3) AS t(x): 1; 3; 6</code></example>
    public static Column UnboundedPreceding() => Lit(DataFrames.Window.UnboundedPreceding);

    /// <summary>The end of the partition, as a bound of <see cref="WindowSpec.RangeBetween(Column, Column)"/>.</summary>
    /// <example><code>Sum("x").Over(Window.OrderBy("x").RangeBetween(CurrentRow(), UnboundedFollowing()))  // over VALUES (1), (2), (3) AS t(x): 6; 5; 3</code></example>
    public static Column UnboundedFollowing() => Lit(DataFrames.Window.UnboundedFollowing);

    /// <summary>The current row and its peers, as a bound of <see cref="WindowSpec.RangeBetween(Column, Column)"/>.</summary>
    /// <example><code>Count("x").Over(Window.OrderBy("x").RangeBetween(CurrentRow(), CurrentRow()))  // over VALUES (1), (1), (2) AS t(x): 2; 2; 1</code></example>
    public static Column CurrentRow() => Lit(DataFrames.Window.CurrentRow);

    private static Column Neighbour(string function, Column column, int offset, object? defaultValue, bool ignoreNulls) => ignoreNulls
        ? Call(function, column, Lit(offset), Lit(defaultValue), Lit(true))
        : Call(function, column, Lit(offset), Lit(defaultValue));
}
