namespace SparkPersonalization.DataFrames;

/// <summary>Begins windows of rows, over which <see cref="Column.Over(WindowSpec)"/> computes.</summary>
public static class Window
{
    /// <summary>The start of the partition, as a frame's start.</summary>
    public const long UnboundedPreceding = long.MinValue;

    /// <summary>The end of the partition, as a frame's end.</summary>
    public const long UnboundedFollowing = long.MaxValue;

    /// <summary>The current row, as a frame's start or end.</summary>
    public const long CurrentRow = 0;

    /// <inheritdoc cref="WindowSpec.PartitionBy(string, string[])"/>
    public static WindowSpec PartitionBy(string colName, params string[] colNames) => WindowSpec.All.PartitionBy(colName, colNames);

    /// <inheritdoc cref="WindowSpec.PartitionBy(Column[])"/>
    public static WindowSpec PartitionBy(params Column[] columns) => WindowSpec.All.PartitionBy(columns);

    /// <inheritdoc cref="WindowSpec.OrderBy(string, string[])"/>
    public static WindowSpec OrderBy(string colName, params string[] colNames) => WindowSpec.All.OrderBy(colName, colNames);

    /// <inheritdoc cref="WindowSpec.OrderBy(Column[])"/>
    public static WindowSpec OrderBy(params Column[] columns) => WindowSpec.All.OrderBy(columns);

    /// <inheritdoc cref="WindowSpec.RowsBetween"/>
    public static WindowSpec RowsBetween(long start, long end) => WindowSpec.All.RowsBetween(start, end);

    /// <inheritdoc cref="WindowSpec.RangeBetween(long, long)"/>
    public static WindowSpec RangeBetween(long start, long end) => WindowSpec.All.RangeBetween(start, end);

    /// <inheritdoc cref="WindowSpec.RangeBetween(Column, Column)"/>
    public static WindowSpec RangeBetween(Column start, Column end) => WindowSpec.All.RangeBetween(start, end);
}
