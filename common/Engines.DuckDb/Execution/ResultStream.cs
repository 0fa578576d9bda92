using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Vectors;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>
/// A query's rows as DuckDB makes them, a chunk at a time; they are never all in memory. DuckDB hands out the first rows when its buffer
/// (a megabyte) is full or the query has ended. For one thread at a time.
/// </summary>
internal sealed class ResultStream : IDisposable
{
    private static readonly nint AllRows = EveryRow();
    private readonly DuckDbConnection _connection;
    private readonly string _sql;
    private readonly IDisposable? _owner;
    private readonly CancellationToken _cancellation;
    private readonly VectorReader[] _readers;
    private NativeResult _result;
    private ChunkHandle? _chunk;
    private bool _ended;
    private bool _disposed;

    internal ResultStream(DuckDbConnection connection, NativeResult result, string sql, IDisposable? owner, CancellationToken cancellation)
    {
        _connection = connection;
        _result = result;
        _sql = sql;
        _owner = owner;
        _cancellation = cancellation;
        Columns = ReadColumns(ref _result);
        _readers = [.. Columns.Select(c => new VectorReader(c.Type))];
        RowsChanged = (long)NativeApi.RowsChanged(ref _result);
    }

    /// <summary>The columns' names and DuckDB types, in order.</summary>
    internal IReadOnlyList<DuckDbField> Columns { get; }

    /// <summary>How many rows a statement that writes has changed; 0 for queries.</summary>
    internal long RowsChanged { get; }

    /// <summary>How many rows the chunk has.</summary>
    internal int RowCount { get; private set; }

    /// <summary>The columns with the API's types.</summary>
    /// <exception cref="NotSupportedException">A column has a type that the API has not.</exception>
    internal StructType Schema() => new(Columns.Select(c => new StructField(c.Name, SparkTypes.ToSpark(c.Type))));

    /// <summary>The values of a column in the chunk. They are gone with the next chunk.</summary>
    internal VectorReader Column(int index) => _readers[index];

    /// <summary>Goes to the next chunk.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="DuckDbException">The query failed.</exception>
    /// <exception cref="OperationCanceledException">The query was cancelled.</exception>
    internal bool NextChunk()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        RowCount = 0;
        while (RowCount == 0 && !_ended)
        {
            Fetch();
        }

        return !_ended;
    }

    /// <summary>The rows that are left, as <see cref="ValueCodec"/> gives values; they can be gone through once.</summary>
    /// <param name="schema">The types to give the values, where they are not those of <see cref="Schema"/>.</param>
    /// <returns>The rows.</returns>
    internal IEnumerable<object?[]> Rows(StructType? schema = null) => Chunks(schema).SelectMany(rows => rows);

    /// <summary>The rows that are left, those of a chunk together.</summary>
    /// <param name="schema">The types to give the values, where they are not those of <see cref="Schema"/>.</param>
    /// <returns>The chunks; they can be gone through once.</returns>
    internal IEnumerable<object?[][]> Chunks(StructType? schema = null)
    {
        var types = schema ?? Schema();
        var reads = Columns.Zip(types, (c, t) => ValueCodec.Reader(c.Type, t.DataType)).ToArray();
        return reads.Length == Columns.Count || types.Count == 0
            ? ReadChunks(reads)
            : throw new ArgumentException($"The query has {Columns.Count} columns, {types.SimpleString} has {types.Count}.", nameof(schema));
    }

    /// <summary>Copies rows of the chunk into one that outlives the result.</summary>
    /// <param name="target">A chunk of the same columns.</param>
    /// <param name="place">Where in it the rows begin; the rows before that are there.</param>
    /// <param name="from">The first row to copy.</param>
    /// <param name="count">How many rows.</param>
    internal void CopyRows(ChunkHandle target, int place, int from, int count)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            var (source, copy) = (NativeApi.DataChunkVector(_chunk!.DangerousGetHandle(), (ulong)i), NativeApi.DataChunkVector(target.DangerousGetHandle(), (ulong)i));
            NativeApi.CopyVector(source, copy, AllRows, (ulong)(from + count), (ulong)from, (ulong)place);
        }

        NativeApi.SetDataChunkSize(target, (ulong)(place + count));
    }

    /// <summary>Ends the query, where it still runs, and frees what it holds.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _chunk?.Dispose();
        NativeApi.DestroyResult(ref _result);
        _connection.Closed(this);
        _owner?.Dispose();
    }

    private static DuckDbField[] ReadColumns(ref NativeResult result)
    {
        var columns = new DuckDbField[NativeApi.ColumnCount(ref result)];
        for (var i = 0; i < columns.Length; i++)
        {
            var name = NativeApi.CopyText(NativeApi.ColumnName(ref result, (ulong)i));
            columns[i] = new DuckDbField(name, LogicalTypes.DescribeAndRelease(NativeApi.ColumnType(ref result, (ulong)i)));
        }

        return columns;
    }

    private IEnumerable<object?[][]> ReadChunks(ValueRead[] reads)
    {
        while (NextChunk())
        {
            yield return ReadChunk(reads);
        }
    }

    private object?[][] ReadChunk(ValueRead[] reads)
    {
        var rows = new object?[RowCount][];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = ReadRow(reads, row);
        }

        return rows;
    }

    // A row's values lie together in memory, which is faster than to go over all rows for each column.
    private object?[] ReadRow(ValueRead[] reads, int row)
    {
        var values = new object?[reads.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reads[i](_readers[i], row);
        }

        return values;
    }

    private void Fetch()
    {
        _chunk?.Dispose();
        _cancellation.ThrowIfCancellationRequested();
        using (_connection.InterruptOn(_cancellation))
        {
            _chunk = NativeApi.FetchChunk(_result);
        }

        if (_chunk.IsInvalid)
        {
            End();
        }
        else
        {
            Turn(_chunk.DangerousGetHandle());
        }
    }

    private void Turn(nint chunk)
    {
        RowCount = (int)NativeApi.DataChunkSize(chunk);
        for (var i = 0; i < _readers.Length; i++)
        {
            _readers[i].Bind(NativeApi.DataChunkVector(chunk, (ulong)i));
        }
    }

    // Made once, never changed, and needed as long as the process lives.
    private static unsafe nint EveryRow()
    {
        var selection = NativeApi.CreateSelection(NativeApi.VectorSize);
        var places = NativeApi.SelectionData(selection);
        for (var i = 0u; i < NativeApi.VectorSize; i++)
        {
            places[i] = i;
        }

        return selection;
    }

    private void End()
    {
        _ended = true;
        if (NativeApi.ResultError(ref _result) != 0)
        {
            throw _connection.ResultError(ref _result, _sql, _cancellation);
        }
    }
}
