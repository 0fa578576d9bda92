using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Export.Checks;

/// <summary>Sees each row that is written.</summary>
internal interface IRowObserver
{
    /// <summary>Takes the next row.</summary>
    void Add(Row row);
}
