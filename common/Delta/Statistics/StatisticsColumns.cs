using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Predicates;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Delta.Statistics;

/// <summary>Which columns of a table get statistics.</summary>
public static class StatisticsColumns
{
    /// <summary>The leaf columns to count nulls of: the first of the data columns in schema order, members of structs each as one.</summary>
    /// <param name="metadata">The table's metadata; <c>delta.dataSkippingNumIndexedCols</c> sets how many (32 by default, -1 for all).</param>
    /// <returns>The columns with their types. Lists and maps are among them, each as one column.</returns>
    public static IReadOnlyList<KeyValuePair<ColumnPath, DataType>> Of(Metadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var limit = new TableProperties(metadata.Configuration).DataSkippingNumIndexedCols;
        var data = metadata.Schema.Where(f => !metadata.PartitionColumns.Contains(f.Name));
        var leaves = data.SelectMany(f => Leaves([f.Name], f.DataType));
        return [.. limit < 0 ? leaves : leaves.Take(limit)];
    }

    /// <summary>Whether a column of the type gets a least and a greatest value; others get their nulls counted only.</summary>
    /// <param name="type">The column's type.</param>
    /// <returns>True for numbers, texts, dates and timestamps.</returns>
    public static bool HasBounds(DataType type) => type is NumericType or StringType or DateType or TimestampType or TimestampNTZType;

    private static IEnumerable<KeyValuePair<ColumnPath, DataType>> Leaves(IReadOnlyList<string> path, DataType type) => type is StructType s
        ? s.SelectMany(f => Leaves([.. path, f.Name], f.DataType))
        : [new(new ColumnPath(path), type)];
}
