using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Groups.</summary>
public sealed partial class DataFrame
{
    /// <summary>Groups the rows by values.</summary>
    /// <param name="columns">The values; none for one group of all rows.</param>
    /// <returns>The groups, to aggregate.</returns>
    public RelationalGroupedDataset GroupBy(params Column[] columns) => new(this, GroupType.GroupBy, columns);

    /// <summary>Groups the rows by columns.</summary>
    /// <param name="column">A column.</param>
    /// <param name="columns">More columns.</param>
    /// <returns>The groups, to aggregate.</returns>
    public RelationalGroupedDataset GroupBy(string column, params string[] columns) => GroupBy(Functions.Cols(column, columns));

    /// <summary>Groups the rows by values, then by ever fewer of them from the right, to the total.</summary>
    /// <param name="columns">The values.</param>
    /// <returns>The groups, to aggregate.</returns>
    public RelationalGroupedDataset Rollup(params Column[] columns) => new(this, GroupType.Rollup, columns);

    /// <summary>Groups the rows by columns, then by ever fewer of them from the right, to the total.</summary>
    /// <param name="column">A column.</param>
    /// <param name="columns">More columns.</param>
    /// <returns>The groups, to aggregate.</returns>
    public RelationalGroupedDataset Rollup(string column, params string[] columns) => Rollup(Functions.Cols(column, columns));

    /// <summary>Groups the rows by every subset of values.</summary>
    /// <param name="columns">The values.</param>
    /// <returns>The groups, to aggregate.</returns>
    public RelationalGroupedDataset Cube(params Column[] columns) => new(this, GroupType.Cube, columns);

    /// <summary>Groups the rows by every subset of columns.</summary>
    /// <param name="column">A column.</param>
    /// <param name="columns">More columns.</param>
    /// <returns>The groups, to aggregate.</returns>
    public RelationalGroupedDataset Cube(string column, params string[] columns) => Cube(Functions.Cols(column, columns));

    /// <summary>Aggregates over all rows: one row.</summary>
    /// <param name="expr">An aggregate.</param>
    /// <param name="exprs">More aggregates.</param>
    /// <returns>The new DataFrame.</returns>
    public DataFrame Agg(Column expr, params Column[] exprs) => GroupBy().Agg(expr, exprs);
}
