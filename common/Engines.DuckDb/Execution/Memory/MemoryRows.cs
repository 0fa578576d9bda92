using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution.Memory;

/// <summary>
/// A few rows in DuckDB's own form, which belong to no instance. A statement that reads such rows is planned once however often it runs,
/// and for a small batch planning costs far more than running. Immutable; the memory is freed when nothing refers to it any more.
/// </summary>
internal sealed class MemoryRows
{
    /// <summary>The most rows that are held so. More are better read by several threads, from a file.</summary>
    internal const int Most = 10 * NativeApi.VectorSize;

    private MemoryRows(IReadOnlyList<DuckDbType> types, IReadOnlyList<ChunkHandle> chunks)
    {
        Types = types;
        Chunks = chunks;
        Count = chunks.Sum(c => (long)NativeApi.DataChunkSize(c.DangerousGetHandle()));
        Signature = string.Join(',', types.Select(t => t.Sql));
    }

    /// <summary>The columns' types.</summary>
    internal IReadOnlyList<DuckDbType> Types { get; }

    /// <summary>The rows, in their order, in flat vectors.</summary>
    internal IReadOnlyList<ChunkHandle> Chunks { get; }

    /// <summary>How many rows there are.</summary>
    internal long Count { get; }

    /// <summary>A text that rows of other types have not.</summary>
    internal string Signature { get; }

    /// <summary>Takes rows of this process.</summary>
    internal static MemoryRows Of(StructType schema, IEnumerable<IReadOnlyList<object?>> rows)
    {
        DuckDbType[] types = [.. schema.Select(f => SparkTypes.ToDuckDb(f.DataType))];
        var writer = new ChunkWriter(schema);
        var chunks = new List<ChunkHandle>();
        foreach (var part in rows.Chunk(NativeApi.VectorSize))
        {
            var chunk = ChunkWriter.Create(types);
            chunks.Add(chunk);
            writer.Turn(chunk);
            foreach (var row in part)
            {
                writer.Write(row);
            }

            writer.Complete();
        }

        return new MemoryRows(types, chunks);
    }

    /// <summary>Takes the rows of a result.</summary>
    /// <returns>The rows; null where there are more than <see cref="Most"/>.</returns>
    internal static MemoryRows? Of(ResultStream result)
    {
        DuckDbType[] types = [.. result.Columns.Select(c => c.Type)];
        var chunks = new List<ChunkHandle>();
        var count = 0;
        while (result.NextChunk())
        {
            count += result.RowCount;
            if (count > Most)
            {
                return null;
            }

            chunks.Add(result.CopyChunk(types));
        }

        return new MemoryRows(types, chunks);
    }
}
