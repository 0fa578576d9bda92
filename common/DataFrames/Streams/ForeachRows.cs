namespace SparkPersonalization.DataFrames.Streams;

/// <summary>Gives the rows of batches to a writer of rows.</summary>
internal static class ForeachRows
{
    /// <summary>Gives it a batch.</summary>
    internal static void Write(IForeachWriter writer, DataFrame batch, long id)
    {
        var isWanted = writer.Open(0, id);
        try
        {
            foreach (var row in isWanted ? batch.ToLocalIterator() : [])
            {
                writer.Process(row);
            }
        }
        catch (Exception e)
        {
            writer.Close(e);
            throw;
        }

        writer.Close(null);
    }
}
