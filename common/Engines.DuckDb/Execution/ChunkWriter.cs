using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>Writes rows into chunks. A chunk takes <see cref="NativeApi.VectorSize"/> rows.</summary>
/// <param name="schema">The rows' type.</param>
internal sealed class ChunkWriter(StructType schema)
{
    private readonly VectorWriter[] _writers = [.. schema.Select(f => new VectorWriter(SparkTypes.ToDuckDb(f.DataType)))];
    private readonly ValueWrite[] _writes = [.. schema.Select(f => ValueCodec.Writer(f.DataType))];
    private ChunkHandle? _chunk;
    private int _count;

    internal bool IsFull => _count == NativeApi.VectorSize;

    /// <summary>Makes an empty chunk.</summary>
    internal static unsafe ChunkHandle Create(IEnumerable<DuckDbType> types)
    {
        using var handles = new HandleArray<LogicalTypeHandle>([.. types.Select(LogicalTypes.Create)]);
        fixed (nint* start = handles.Pointers)
        {
            return NativeApi.CreateDataChunk(start, (ulong)handles.Count);
        }
    }

    /// <summary>Goes to a chunk, which is emptied.</summary>
    internal void Turn(ChunkHandle chunk)
    {
        NativeApi.ResetDataChunk(chunk);
        _chunk = chunk;
        _count = 0;
        for (var i = 0; i < _writers.Length; i++)
        {
            _writers[i].Bind(NativeApi.DataChunkVector(chunk.DangerousGetHandle(), (ulong)i));
        }
    }

    /// <summary>Writes one row, its values as <see cref="ValueCodec"/> says.</summary>
    internal void Write(IReadOnlyList<object?> row)
    {
        var values = ValueCodec.FieldValues(row, schema);
        for (var i = 0; i < _writes.Length; i++)
        {
            _writes[i](_writers[i], _count, values[i]);
        }

        _count++;
    }

    /// <summary>Ends the chunk, so that it can be used.</summary>
    internal void Complete()
    {
        foreach (var writer in _writers)
        {
            writer.Complete();
        }

        NativeApi.SetDataChunkSize(_chunk!, (ulong)_count);
    }
}
