using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Export.Checks;

/// <summary>Something that must hold of exported rows. It is found out while they are written.</summary>
/// <param name="name">What must hold.</param>
public abstract class RowCheck(string name)
{
    /// <summary>What must hold, as people read it.</summary>
    public string Name { get; } = name;

    /// <summary>There are as many rows as should be.</summary>
    /// <param name="name">What must hold, such as <c>all rows of the table</c>.</param>
    /// <param name="expected">Tells how many there should be; it is asked only when rows were written.</param>
    /// <returns>The check.</returns>
    public static RowCheck Count(string name, Func<long> expected) => new RowCountCheck(name, expected);

    /// <summary>A column is null in no row.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The check.</returns>
    public static RowCheck Complete(string column) => new CompleteColumnCheck(column);

    /// <summary>No two rows have one value in a column, by which the rows are sorted.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The check.</returns>
    public static RowCheck Unique(string column) => new UniqueColumnCheck(column);

    internal abstract IRowCheckRun Start(StructType schema);

    private protected static int Place(StructType schema, string column) => schema.IndexOf(column) is >= 0 and var place
        ? place
        : throw new ExportException($"The rows have no column '{column}', which is to be checked. They have: {string.Join(", ", schema.FieldNames)}.");
}

/// <summary>A check under way.</summary>
internal interface IRowCheckRun : IRowObserver
{
    /// <summary>What came out.</summary>
    (bool Passed, string Detail) End();
}
