using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Staged rows of two plans together.</summary>
internal sealed class StagedUnion(IStagedRows first, IStagedRows second) : IStagedRows
{
    public Relation Rows { get; } = Nodes.UnionAll([first.Rows, second.Rows]);

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }
}
