using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.DataFrames;

/// <summary>Groups of rows, to aggregate. Grouping columns come first in every result.</summary>
public sealed class RelationalGroupedDataset
{
    private readonly DataFrame _dataFrame;
    private readonly GroupType _groupType;
    private readonly Column[] _grouping;
    private readonly Pivot? _pivot;

    internal RelationalGroupedDataset(DataFrame dataFrame, GroupType groupType, Column[] grouping, Pivot? pivot = null) =>
        (_dataFrame, _groupType, _grouping, _pivot) = (dataFrame, groupType, grouping, pivot);

    /// <summary>Aggregates of each group.</summary>
    /// <param name="expr">An aggregate.</param>
    /// <param name="exprs">More aggregates.</param>
    /// <returns>One row a group.</returns>
    public DataFrame Agg(Column expr, params Column[] exprs) => Aggregate([expr, .. exprs]);

    /// <summary>The number of rows of each group, in column <c>count</c>.</summary>
    /// <returns>One row a group.</returns>
    public DataFrame Count() => Agg(Functions.Count(Functions.Lit(1)).As("count"));

    /// <summary>The mean of columns.</summary>
    /// <param name="colNames">The columns; none for all columns of numbers.</param>
    /// <returns>One row a group.</returns>
    public DataFrame Avg(params string[] colNames) => OfColumns(Functions.Avg, colNames);

    /// <inheritdoc cref="Avg"/>
    public DataFrame Mean(params string[] colNames) => Avg(colNames);

    /// <summary>The sum of columns.</summary>
    /// <param name="colNames">The columns; none for all columns of numbers.</param>
    /// <returns>One row a group.</returns>
    public DataFrame Sum(params string[] colNames) => OfColumns(Functions.Sum, colNames);

    /// <summary>The smallest value of columns.</summary>
    /// <param name="colNames">The columns; none for all columns of numbers.</param>
    /// <returns>One row a group.</returns>
    public DataFrame Min(params string[] colNames) => OfColumns(Functions.Min, colNames);

    /// <summary>The largest value of columns.</summary>
    /// <param name="colNames">The columns; none for all columns of numbers.</param>
    /// <returns>One row a group.</returns>
    public DataFrame Max(params string[] colNames) => OfColumns(Functions.Max, colNames);

    /// <summary>Makes a column of each value of another; the values are found in the data, which takes a query.</summary>
    /// <param name="pivotColumn">The column.</param>
    /// <returns>The groups.</returns>
    /// <exception cref="InvalidOperationException">The groups are not made by <see cref="DataFrame.GroupBy(Column[])"/>, or have a pivot.</exception>
    public RelationalGroupedDataset Pivot(string pivotColumn) => Pivot(Functions.Col(pivotColumn));

    /// <summary>Makes a column of each given value of another.</summary>
    /// <param name="pivotColumn">The column.</param>
    /// <param name="values">The values.</param>
    /// <returns>The groups.</returns>
    /// <exception cref="InvalidOperationException">The groups are not made by <see cref="DataFrame.GroupBy(Column[])"/>, or have a pivot.</exception>
    public RelationalGroupedDataset Pivot(string pivotColumn, IEnumerable<object> values) => Pivot(Functions.Col(pivotColumn), values);

    /// <inheritdoc cref="Pivot(string)"/>
    public RelationalGroupedDataset Pivot(Column pivotColumn) => Pivot(pivotColumn, []);

    /// <inheritdoc cref="Pivot(string, IEnumerable{object})"/>
    public RelationalGroupedDataset Pivot(Column pivotColumn, IEnumerable<object> values) => _groupType == GroupType.GroupBy
        ? new(_dataFrame, GroupType.Pivot, _grouping, new Pivot(pivotColumn.Expression, values.Select(Literals.Of).ToValueList()))
        : throw new InvalidOperationException("Pivot can follow only GroupBy, and only once.");

    private DataFrame OfColumns(Func<Column, Column> aggregate, string[] names) =>
        Aggregate([.. (names.Length == 0 ? NumericColumns() : names.Select(Functions.Col)).Select(aggregate)]);

    private IEnumerable<Column> NumericColumns()
    {
        var keys = _grouping.Select(c => (c.Expression as UnresolvedAttribute)?.UnparsedIdentifier).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _dataFrame.Schema().Where(f => f.DataType is NumericType && !keys.Contains(f.Name)).Select(f => _dataFrame.Col(NameParts.Quote(f.Name)));
    }

    private DataFrame Aggregate(Column[] aggregates) =>
        _dataFrame.With(new Aggregate(_dataFrame.Plan, _groupType, Column.Expressions(_grouping), Column.Expressions(aggregates), _pivot));
}
