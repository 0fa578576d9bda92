namespace SparkPersonalization.Streaming;

/// <summary>Where an engine says how many rows it has read from a node of a plan, for the progress of sources that do not know.</summary>
public interface IRowCounter
{
    /// <summary>The rows that the queries run so far have read from a node, each row once however many queries read it.</summary>
    /// <param name="planId">The node's <c>PlanId</c>.</param>
    /// <returns>The count, or null where no query has read the node to its end.</returns>
    long? RowsRead(long planId);
}
