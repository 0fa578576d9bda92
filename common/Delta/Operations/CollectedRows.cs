using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Rows kept in memory.</summary>
internal sealed class CollectedRows(LocalRelation rows) : IStagedRows
{
    public Relation Rows => rows;

    public void Dispose()
    {
        // Memory needs no clearing away.
    }
}
