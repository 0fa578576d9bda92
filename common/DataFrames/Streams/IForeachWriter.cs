namespace SparkPersonalization.DataFrames.Streams;

/// <summary>
/// Writes the rows of a streaming query one by one; given to <see cref="DataStreamWriter.Foreach"/>. The one writer lives in the program
/// and gets all batches, one after the other, each as one partition.
/// </summary>
public interface IForeachWriter
{
    /// <summary>Begins a batch.</summary>
    /// <param name="partitionId">The partition, 0.</param>
    /// <param name="epochId">The batch's id, from 0. After a failure a batch comes again with the same id and rows.</param>
    /// <returns>Whether the batch's rows are wanted; false where they were written before.</returns>
    bool Open(long partitionId, long epochId);

    /// <summary>Writes a row.</summary>
    /// <param name="row">The row.</param>
    void Process(Row row);

    /// <summary>Ends a batch; called whenever <see cref="Open"/> has returned, whatever it answered.</summary>
    /// <param name="errorOrNull">What the batch failed with, or null.</param>
    void Close(Exception? errorOrNull);
}
