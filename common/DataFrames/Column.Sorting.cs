using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>Order and windows.</summary>
public sealed partial class Column
{
    /// <summary>Sorts by the column, smallest first, nulls before all values.</summary>
    public Column Asc() => Sorted(SortDirection.Ascending, NullOrdering.NullsFirst);

    /// <summary>Sorts by the column, smallest first, nulls before all values.</summary>
    public Column AscNullsFirst() => Asc();

    /// <summary>Sorts by the column, smallest first, nulls after all values.</summary>
    public Column AscNullsLast() => Sorted(SortDirection.Ascending, NullOrdering.NullsLast);

    /// <summary>Sorts by the column, largest first, nulls after all values.</summary>
    public Column Desc() => Sorted(SortDirection.Descending, NullOrdering.NullsLast);

    /// <summary>Sorts by the column, largest first, nulls before all values.</summary>
    public Column DescNullsFirst() => Sorted(SortDirection.Descending, NullOrdering.NullsFirst);

    /// <summary>Sorts by the column, largest first, nulls after all values.</summary>
    public Column DescNullsLast() => Desc();

    /// <summary>Computes the function over a window of rows instead of a group.</summary>
    /// <param name="window">The partition, order and frame.</param>
    /// <returns>The windowed column.</returns>
    public Column Over(WindowSpec window) => window.Apply(this);

    /// <summary>Computes the function over all rows.</summary>
    /// <returns>The windowed column.</returns>
    public Column Over() => Over(WindowSpec.All);

    /// <summary>How a sort uses the column: as <see cref="Asc"/> unless it says otherwise.</summary>
    internal SortOrder ToSortOrder() =>
        Expression as SortOrder ?? new SortOrder(Expression, SortDirection.Ascending, NullOrdering.NullsFirst);

    private Column Sorted(SortDirection direction, NullOrdering nulls) => new(new SortOrder(Expression, direction, nulls));
}
