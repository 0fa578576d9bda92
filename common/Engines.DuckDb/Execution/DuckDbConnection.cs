using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Memory;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>
/// A connection to an instance. It does one thing at a time: while a result is open, it takes no other statement.
/// </summary>
internal sealed class DuckDbConnection : IDisposable
{
    private const int SpinsBeforeSleep = 50;

    private readonly DuckDbInstance _instance;
    private readonly ConnectionHandle _handle;
    private ResultStream? _open;
    private MemoryTables? _memory;

    internal DuckDbConnection(DuckDbInstance instance, ConnectionHandle handle)
    {
        _instance = instance;
        _handle = handle;
    }

    /// <summary>Runs a statement for its effect.</summary>
    /// <param name="sql">One statement, with <c>?</c> for parameters.</param>
    /// <param name="parameters">The parameters' values, in order.</param>
    /// <param name="cancellation">Stops the statement.</param>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="DuckDbException">DuckDB refuses the statement, or it failed.</exception>
    internal long Execute(string sql, IReadOnlyList<SqlParameter>? parameters = null, CancellationToken cancellation = default)
    {
        using var result = Query(sql, parameters, cancellation);
        while (result.NextChunk())
        {
        }

        return result.RowsChanged;
    }

    /// <summary>Runs a query and streams its rows.</summary>
    /// <param name="sql">One statement, with <c>?</c> for parameters.</param>
    /// <param name="parameters">The parameters' values, in order.</param>
    /// <param name="cancellation">Stops the query, and the reading of its result.</param>
    /// <returns>The result, to be disposed before the next statement.</returns>
    /// <exception cref="DuckDbException">DuckDB refuses the statement, or it failed.</exception>
    internal ResultStream Query(string sql, IReadOnlyList<SqlParameter>? parameters = null, CancellationToken cancellation = default) =>
        Query(sql, parameters, owner: null, cancellation);

    /// <summary>Runs a query whose result disposes its owner when it is disposed.</summary>
    internal ResultStream Query(string sql, IReadOnlyList<SqlParameter>? parameters, IDisposable? owner, CancellationToken cancellation)
    {
        ThrowIfBusy();
        using var statement = Prepare(sql, parameters ?? []);
        return Run(statement, sql, owner, cancellation);
    }

    /// <summary>Gives the rows that <see cref="MemoryFunction"/> reads by their numbers, from now on.</summary>
    internal void Read(IReadOnlyList<MemoryRows> rows)
    {
        if (rows.Count == 0 && _memory is null)
        {
            return;
        }

        foreach (var held in rows)
        {
            held.Hold();
        }

        _memory ??= _instance.Tables.Open(_handle);
        var before = _memory.Rows;
        _memory.Rows = rows;
        foreach (var held in before)
        {
            held.LetGo();
        }
    }

    /// <summary>Prepares a statement without parameters.</summary>
    /// <returns>The statement, to be disposed.</returns>
    internal StatementHandle Prepare(string sql) => Prepare(sql, []);

    /// <summary>Runs a prepared statement.</summary>
    internal ResultStream Run(StatementHandle statement, string sql, IDisposable? owner, CancellationToken cancellation)
    {
        ThrowIfBusy();
        cancellation.ThrowIfCancellationRequested();
        var pending = Start(statement, sql);
        try
        {
            // Only now does an interruption reach this statement: starting it clears those that came before.
            using var interruption = InterruptOn(cancellation);
            RunTasks(pending, sql, cancellation);
            if (NativeApi.ExecutePending(pending, out var result) != NativeApi.Success)
            {
                throw ResultError(ref result, sql, cancellation);
            }

            _open = new ResultStream(this, result, sql, owner, cancellation);
            return _open;
        }
        finally
        {
            NativeApi.DestroyPending(ref pending);
        }
    }

    /// <summary>Runs a query of one value.</summary>
    /// <param name="sql">One statement, with <c>?</c> for parameters.</param>
    /// <param name="parameters">The parameters' values, in order.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The value.</returns>
    internal object? Single(string sql, IReadOnlyList<SqlParameter>? parameters = null, CancellationToken cancellation = default)
    {
        using var result = Query(sql, parameters, cancellation);
        return result.Rows().Single().Single();
    }

    /// <summary>Adds rows to a table, in the order of its columns: all of them, or none where it fails.</summary>
    /// <param name="table">The table's name, not quoted.</param>
    /// <param name="schema">The rows' type, which is that of the table.</param>
    /// <param name="rows">The rows, their values as <see cref="Vectors.ValueCodec"/> says.</param>
    /// <param name="cancellation">Stops the copying, between chunks.</param>
    internal void Append(
        string table, StructType schema, IEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellation = default)
    {
        Execute("BEGIN TRANSACTION", cancellation: cancellation);
        try
        {
            using var appender = new RowAppender(_handle, table, schema);
            appender.Append(rows, cancellation);
        }
        catch
        {
            Execute("ROLLBACK", cancellation: CancellationToken.None);
            throw;
        }

        Execute("COMMIT", cancellation: CancellationToken.None);
    }

    public void Dispose()
    {
        _open?.Dispose();
        if (_memory is not null && !_handle.IsClosed)
        {
            Read([]);
            _instance.Tables.Close(_handle);
        }

        _handle.Dispose();
    }

    internal void Register(ScalarFunctionDefinition function) =>
        RegisteredScalarFunction.Register(_handle, function, _instance.CallbackErrors);

    internal void Register(TableFunctionDefinition function) =>
        RegisteredTableFunction.Register(_handle, function, _instance.CallbackErrors);

    internal void RegisterMemory() => MemoryFunction.Register(_handle, _instance.Tables, _instance.CallbackErrors);

    internal CancellationTokenRegistration InterruptOn(CancellationToken cancellation) =>
        cancellation.UnsafeRegister(static handle => NativeApi.Interrupt((ConnectionHandle)handle!), _handle);

    internal void Closed(ResultStream result)
    {
        if (_open == result)
        {
            _open = null;
        }
    }

    internal Exception ResultError(ref NativeResult result, string sql, CancellationToken cancellation)
    {
        var kind = NativeApi.ResultErrorKind(ref result);
        var message = NativeApi.CopyText(NativeApi.ResultError(ref result));
        NativeApi.DestroyResult(ref result);
        return Failure(kind, message, sql, cancellation);
    }

    private Exception Failure(DuckDbErrorKind kind, string message, string sql, CancellationToken cancellation) =>
        kind == DuckDbErrorKind.Interrupt && cancellation.IsCancellationRequested
            ? new OperationCanceledException("The query was cancelled.", cancellation)
            : Error(kind, message, sql);

    private DuckDbException Error(DuckDbErrorKind kind, string message, string sql)
    {
        var (text, callbackError) = _instance.CallbackErrors.Find(message);
        return new DuckDbException(kind, text, sql, callbackError);
    }

    private StatementHandle Prepare(string sql, IReadOnlyList<SqlParameter> parameters)
    {
        if (sql.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("A statement's text must not hold a zero character: give such a text as a parameter.", nameof(sql));
        }

        var failed = NativeApi.Prepare(_handle, sql, out var statement) != NativeApi.Success;
        try
        {
            if (failed)
            {
                throw Error(DuckDbErrorKind.Unknown, NativeApi.CopyText(NativeApi.PrepareError(statement)), sql);
            }

            Bind(statement, sql, parameters);
            return statement;
        }
        catch
        {
            statement.Dispose();
            throw;
        }
    }

    private static void Bind(StatementHandle statement, string sql, IReadOnlyList<SqlParameter> parameters)
    {
        var wanted = NativeApi.ParameterCount(statement);
        if (wanted != (ulong)parameters.Count)
        {
            throw new ArgumentException($"The statement has {wanted} parameters, but {parameters.Count} were given: {sql}", nameof(parameters));
        }

        for (var i = 0; i < parameters.Count; i++)
        {
            using var value = NativeValues.Create(parameters[i].Type, parameters[i].Value);
            if (NativeApi.BindValue(statement, (ulong)i + 1, value) != NativeApi.Success)
            {
                throw new ArgumentException($"DuckDB refuses the value of parameter {i + 1}, of {parameters[i].Type.Sql}.", nameof(parameters));
            }
        }
    }

    private nint Start(StatementHandle statement, string sql)
    {
        if (NativeApi.PendingStreaming(statement, out var pending) == NativeApi.Success)
        {
            return pending;
        }

        var message = NativeApi.CopyText(NativeApi.PendingError(pending));
        NativeApi.DestroyPending(ref pending);
        throw Error(DuckDbErrorKind.Unknown, message, sql);
    }

    // DuckDB itself waits for its other threads' last tasks without ever resting, and so takes a core from them.
    private void RunTasks(nint pending, string sql, CancellationToken cancellation)
    {
        var wait = default(SpinWait);
        PendingState state;
        while ((state = NativeApi.ExecuteTask(pending)) is PendingState.NotReady or PendingState.NoTasksAvailable)
        {
            if (state == PendingState.NotReady)
            {
                wait.Reset();
            }
            else
            {
                wait.SpinOnce(SpinsBeforeSleep);
            }
        }

        if (state == PendingState.Error && NativeApi.CopyText(NativeApi.PendingError(pending)) is { Length: > 0 } message)
        {
            throw Failure(DuckDbErrorKinds.Of(message), message, sql, cancellation);
        }
    }

    private void ThrowIfBusy()
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        if (_open is not null)
        {
            throw new InvalidOperationException("A result of this connection is still open: dispose it first, or use another connection.");
        }
    }
}
