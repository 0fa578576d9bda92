using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Predicates;

/// <summary>What is known of a column's values in a file.</summary>
/// <param name="Type">The column's type; null where the table has no such column.</param>
/// <param name="Min">No value is less; null where unknown.</param>
/// <param name="Max">No value is greater; null where unknown.</param>
/// <param name="MayBeNull">Whether a row may have null.</param>
/// <param name="MayHaveValue">Whether a row may have anything else.</param>
internal sealed record ColumnFacts(DataType? Type, object? Min, object? Max, bool MayBeNull, bool MayHaveValue)
{
    internal static ColumnFacts Nothing { get; } = new(null, null, null, MayBeNull: true, MayHaveValue: true);

    /// <summary>A column whose one value is known, as of a partition.</summary>
    internal static ColumnFacts Exactly(DataType type, object? value) =>
        new(type, value, value, MayBeNull: value is null, MayHaveValue: value is not null);
}
