using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Streaming;

/// <summary>Where an engine says how many rows it has found in a node of a plan, for the progress of sources that do not know.</summary>
public interface IRowCounter
{
    /// <summary>The rows of a node, once however many queries have read it.</summary>
    /// <param name="node">The node: a read that the engine was given, the very object.</param>
    /// <returns>The count, or null where the engine cannot tell.</returns>
    long? RowsRead(Relation node);
}
