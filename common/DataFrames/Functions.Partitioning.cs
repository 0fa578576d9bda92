using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames;

/// <summary>
/// What <see cref="DataFrameWriterV2.PartitionedBy"/> may make of a column. They mean nothing elsewhere, and tables of Spark's other catalogs take
/// them, not Delta tables.
/// </summary>
public static partial class Functions
{
    /// <summary>A partition for each year of a date or time.</summary>
    public static Column Years(Column column) => Transform("years", column);

    /// <summary>A partition for each month of a date or time.</summary>
    public static Column Months(Column column) => Transform("months", column);

    /// <summary>A partition for each day of a date or time.</summary>
    public static Column Days(Column column) => Transform("days", column);

    /// <summary>A partition for each hour of a time.</summary>
    public static Column Hours(Column column) => Transform("hours", column);

    /// <summary>One of so many partitions, by a hash of the value; <paramref name="numBuckets"/> is a constant.</summary>
    public static Column Bucket(Column numBuckets, Column column) => Transform("bucket", numBuckets, column);

    /// <summary>One of <paramref name="numBuckets"/> partitions, by a hash of the value.</summary>
    public static Column Bucket(int numBuckets, Column column) => Bucket(Lit(numBuckets), column);

    private static Column Transform(string function, params ReadOnlySpan<Column> arguments) =>
        new(new UnresolvedFunction(function, DataFrames.Column.Expressions(arguments)) { IsInternal = true });
}
