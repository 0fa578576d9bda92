using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Writes the rows of a plan as data files of a table. The files become part of the table when they are committed.</summary>
public interface IDataFileWriter
{
    /// <summary>Runs a plan and writes its rows to new files that no other writer names alike.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="schema">The rows' schema, partition columns among them.</param>
    /// <param name="target">Where to and how.</param>
    /// <returns>The files; none without rows.</returns>
    IReadOnlyList<WrittenFile> Write(Relation rows, StructType schema, DataFileTarget target);
}
