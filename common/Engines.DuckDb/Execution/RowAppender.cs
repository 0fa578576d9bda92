using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>Copies rows into a table, a chunk at a time, without SQL.</summary>
internal sealed unsafe class RowAppender : IDisposable
{
    private readonly StructType _schema;
    private readonly VectorWriter[] _writers;
    private readonly ValueWrite[] _writes;
    private readonly ChunkHandle _chunk;
    private nint _appender;
    private int _count;

    internal RowAppender(ConnectionHandle connection, string table, StructType schema)
    {
        _schema = schema;
        var types = schema.Select(f => SparkTypes.ToDuckDb(f.DataType)).ToArray();
        _writers = [.. types.Select(t => new VectorWriter(t))];
        _writes = [.. schema.Select(f => ValueCodec.Writer(f.DataType))];
        _chunk = CreateChunk(types);
        if (NativeApi.CreateAppender(connection, null, table, out _appender) != NativeApi.Success)
        {
            using (_chunk)
            {
                throw TakeError();
            }
        }
    }

    internal void Append(IEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellation)
    {
        Turn();
        foreach (var row in rows)
        {
            Write(row);
            if (_count == NativeApi.VectorSize)
            {
                cancellation.ThrowIfCancellationRequested();
                Flush();
                Turn();
            }
        }

        Flush();
        Check(NativeApi.CloseAppender(_appender));
    }

    public void Dispose()
    {
        NativeApi.DestroyAppender(ref _appender);
        _chunk.Dispose();
    }

    private static ChunkHandle CreateChunk(DuckDbType[] types)
    {
        using var handles = new HandleArray<LogicalTypeHandle>(Array.ConvertAll(types, LogicalTypes.Create));
        fixed (nint* start = handles.Pointers)
        {
            return NativeApi.CreateDataChunk(start, (ulong)types.Length);
        }
    }

    private void Turn()
    {
        NativeApi.ResetDataChunk(_chunk);
        _count = 0;
        for (var i = 0; i < _writers.Length; i++)
        {
            _writers[i].Bind(NativeApi.DataChunkVector(_chunk.DangerousGetHandle(), (ulong)i));
        }
    }

    private void Write(IReadOnlyList<object?> row)
    {
        var values = ValueCodec.FieldValues(row, _schema);
        for (var i = 0; i < _writes.Length; i++)
        {
            _writes[i](_writers[i], _count, values[i]);
        }

        _count++;
    }

    private void Flush()
    {
        foreach (var writer in _writers)
        {
            writer.Complete();
        }

        NativeApi.SetDataChunkSize(_chunk, (ulong)_count);
        Check(NativeApi.AppendChunk(_appender, _chunk));
    }

    private void Check(int state)
    {
        if (state != NativeApi.Success)
        {
            throw TakeError();
        }
    }

    private DuckDbException TakeError()
    {
        var error = NativeApi.AppenderError(_appender);
        try
        {
            return new DuckDbException(NativeApi.ErrorKind(error), NativeApi.CopyText(NativeApi.ErrorMessage(error)));
        }
        finally
        {
            NativeApi.DestroyError(ref error);
        }
    }
}
