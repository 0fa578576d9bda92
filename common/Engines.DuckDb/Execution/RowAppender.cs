using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>Copies rows into a table, a chunk at a time, without SQL.</summary>
internal sealed class RowAppender : IDisposable
{
    private readonly ChunkWriter _writer;
    private readonly ChunkHandle _chunk;
    private nint _appender;

    internal RowAppender(ConnectionHandle connection, string table, StructType schema)
    {
        _writer = new ChunkWriter(schema);
        _chunk = ChunkWriter.Create(schema.Select(f => SparkTypes.ToDuckDb(f.DataType)));
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
        _writer.Turn(_chunk);
        foreach (var row in rows)
        {
            _writer.Write(row);
            if (_writer.IsFull)
            {
                cancellation.ThrowIfCancellationRequested();
                Flush();
                _writer.Turn(_chunk);
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

    private void Flush()
    {
        _writer.Complete();
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
