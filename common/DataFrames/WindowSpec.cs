using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>A window of rows: partition, order and frame. Immutable; made from <see cref="Window"/>.</summary>
public sealed class WindowSpec
{
    private readonly ValueList<Expression> _partition;
    private readonly ValueList<SortOrder> _order;
    private readonly WindowFrame? _frame;

    private WindowSpec(ValueList<Expression> partition, ValueList<SortOrder> order, WindowFrame? frame) =>
        (_partition, _order, _frame) = (partition, order, frame);

    internal static WindowSpec All { get; } = new([], [], null);

    /// <summary>Rows of equal values form a partition.</summary>
    /// <param name="colName">A column.</param>
    /// <param name="colNames">More columns.</param>
    /// <returns>A new window.</returns>
    public WindowSpec PartitionBy(string colName, params string[] colNames) => PartitionBy(Functions.Cols(colName, colNames));

    /// <summary>Rows of equal values form a partition.</summary>
    /// <param name="columns">The values.</param>
    /// <returns>A new window.</returns>
    public WindowSpec PartitionBy(params Column[] columns) => new(Column.Expressions(columns), _order, _frame);

    /// <summary>The order of the rows within a partition.</summary>
    /// <param name="colName">A column, ascending.</param>
    /// <param name="colNames">More columns.</param>
    /// <returns>A new window.</returns>
    public WindowSpec OrderBy(string colName, params string[] colNames) => OrderBy(Functions.Cols(colName, colNames));

    /// <summary>The order of the rows within a partition.</summary>
    /// <param name="columns">What to sort by, ascending unless <see cref="Column.Desc"/> says otherwise.</param>
    /// <returns>A new window.</returns>
    public WindowSpec OrderBy(params Column[] columns) => new(_partition, columns.Select(c => c.ToSortOrder()).ToValueList(), _frame);

    /// <summary>A frame that counts rows from the current one.</summary>
    /// <param name="start">The first row: negative is before the current one, 0 the current one, or <see cref="Window.UnboundedPreceding"/>.</param>
    /// <param name="end">The last row, included, or <see cref="Window.UnboundedFollowing"/>.</param>
    /// <returns>A new window.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A distance is beyond 32 bits.</exception>
    public WindowSpec RowsBetween(long start, long end) =>
        new(_partition, _order, new WindowFrame(FrameType.Row, Boundary(start, RowDistance), Boundary(end, RowDistance)));

    /// <summary>A frame of the rows whose order value is within a distance of the current row's; the order must be one number.</summary>
    /// <param name="start">The smallest distance, or <see cref="Window.UnboundedPreceding"/>.</param>
    /// <param name="end">The largest distance, included, or <see cref="Window.UnboundedFollowing"/>.</param>
    /// <returns>A new window.</returns>
    public WindowSpec RangeBetween(long start, long end) =>
        new(_partition, _order, new WindowFrame(FrameType.Range, Boundary(start, RangeDistance), Boundary(end, RangeDistance)));

    /// <summary>A frame of the rows whose order value is within a distance of the current row's; the order must be one number, date or timestamp.</summary>
    /// <param name="start">
    /// The smallest distance, a constant such as an interval; a whole number is what it is to <see cref="RangeBetween(long, long)"/>, so that
    /// <see cref="Functions.UnboundedPreceding"/> is the start of the partition.
    /// </param>
    /// <param name="end">The largest distance, included, in the same way.</param>
    /// <returns>A new window.</returns>
    public WindowSpec RangeBetween(Column start, Column end) =>
        new(_partition, _order, new WindowFrame(FrameType.Range, Boundary(start), Boundary(end)));

    internal Column Apply(Column function) => new(new WindowExpression(function.Expression, _partition, _order, _frame));

    private static FrameBoundary Boundary(Column distance) =>
        distance.Expression is Literal { Value: long number } ? Boundary(number, RangeDistance) : new ValueBoundary(distance.Expression);

    private static FrameBoundary Boundary(long distance, Func<long, Literal> literal) => distance switch
    {
        Window.CurrentRow => new CurrentRowBoundary(),
        Window.UnboundedPreceding or Window.UnboundedFollowing => new UnboundedBoundary(),
        _ => new ValueBoundary(literal(distance)),
    };

    private static Literal RowDistance(long rows) => rows is >= int.MinValue and <= int.MaxValue
        ? new Literal((int)rows, new IntegerType())
        : throw new ArgumentOutOfRangeException(nameof(rows), rows, "A frame of rows reaches 2,147,483,647 rows at most.");

    private static Literal RangeDistance(long distance) => new(distance, new LongType());
}
