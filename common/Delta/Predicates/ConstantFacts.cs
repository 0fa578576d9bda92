using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Predicates;

/// <summary>Facts of a file of which only columns are known that have one value in all rows.</summary>
internal sealed class ConstantFacts(Func<string, KeyValuePair<DataType, object?>?> constant) : IFileFacts
{
    public ColumnFacts Column(ColumnPath column)
    {
        if (column.Names.Count > 1 || constant(column.Names[0]) is not { } known)
        {
            return ColumnFacts.Nothing;
        }

        return known.Value is null ? ColumnFacts.Exactly(known.Key, value: null)
            : ColumnValue.FromClr(known.Value, known.Key) is { } value ? ColumnFacts.Exactly(known.Key, value)
            : ColumnFacts.Nothing;
    }
}
