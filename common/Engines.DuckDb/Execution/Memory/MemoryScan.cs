using SparkPersonalization.Engines.DuckDb.Execution.Native;

namespace SparkPersonalization.Engines.DuckDb.Execution.Memory;

/// <summary>One pass over rows in memory by one thread. Vectors are handed on, not copied.</summary>
/// <param name="rows">The rows.</param>
/// <param name="columns">The columns that are wanted, by place; a place that they have not stands for a column that is only counted.</param>
internal sealed class MemoryScan(MemoryRows rows, int[] columns)
{
    private int _next;

    /// <summary>Gives the next rows.</summary>
    /// <param name="output">The chunk that takes them.</param>
    /// <returns>How many there are; 0 at the end.</returns>
    internal ulong Read(nint output)
    {
        if (_next == rows.Chunks.Count)
        {
            return 0;
        }

        var chunk = rows.Chunks[_next++].DangerousGetHandle();
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] < rows.Types.Count)
            {
                NativeApi.ReferenceVector(NativeApi.DataChunkVector(output, (ulong)i), NativeApi.DataChunkVector(chunk, (ulong)columns[i]));
            }
        }

        return NativeApi.DataChunkSize(chunk);
    }
}
