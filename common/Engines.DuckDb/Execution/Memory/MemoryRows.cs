using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution.Memory;

/// <summary>
/// A few rows in DuckDB's own form, which belong to no instance. A statement that reads such rows is planned once however often it runs,
/// and for a small batch planning costs far more than running. Immutable. The memory is freed when this is disposed and no statement holds it.
/// </summary>
internal sealed class MemoryRows : IDisposable
{
    /// <summary>The most rows that are held so. More are better read by several threads, from a file.</summary>
    internal const int Most = 25 * NativeApi.VectorSize;

    // A value takes 16 bytes where it is a text, and what the text has beyond 12.
    private const long MostValues = 2_000_000;

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

    /// <summary>Whether others than one statement use them: who keeps them disposes them.</summary>
    internal bool IsKept { get; set; }

    /// <summary>A text that rows of other types have not.</summary>
    internal string Signature { get; }

    /// <summary>Whether rows are few enough to be held so.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="columns">How many columns they have.</param>
    internal static bool MayHold(long count, int columns) => count <= Most && count * columns <= MostValues;

    /// <summary>Sees to it that the memory stays until <see cref="LetGo"/>.</summary>
    internal void Hold()
    {
        foreach (var chunk in Chunks)
        {
            var isHeld = false;
            chunk.DangerousAddRef(ref isHeld);
        }
    }

    /// <summary>Ends a <see cref="Hold"/>.</summary>
    internal void LetGo()
    {
        foreach (var chunk in Chunks)
        {
            chunk.DangerousRelease();
        }
    }

    public void Dispose()
    {
        foreach (var chunk in Chunks)
        {
            chunk.Dispose();
        }
    }

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
    /// <returns>The rows; null where there are more than <see cref="MayHold"/> allows.</returns>
    internal static MemoryRows? Of(ResultStream result)
    {
        DuckDbType[] types = [.. result.Columns.Select(c => c.Type)];
        var chunks = new List<ChunkHandle>();
        var count = 0;
        while (result.NextChunk())
        {
            if (!MayHold(count + result.RowCount, types.Length))
            {
                return null;
            }

            Append(result, types, chunks, count);
            count += result.RowCount;
        }

        return new MemoryRows(types, chunks);
    }

    // What a filter leaves comes in many small chunks, and each costs a long statement as much as a full one.
    private static void Append(ResultStream result, DuckDbType[] types, List<ChunkHandle> chunks, int count)
    {
        for (var from = 0; from < result.RowCount;)
        {
            var place = (count + from) % NativeApi.VectorSize;
            if (place == 0)
            {
                chunks.Add(ChunkWriter.Create(types));
            }

            var rows = Math.Min(result.RowCount - from, NativeApi.VectorSize - place);
            result.CopyRows(chunks[^1], place, from, rows);
            from += rows;
        }
    }
}
