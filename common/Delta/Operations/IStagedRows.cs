using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Rows that a plan gave and that are kept until this is disposed.</summary>
public interface IStagedRows : IDisposable
{
    /// <summary>A plan that reads the rows.</summary>
    Relation Rows { get; }
}
