using System.Globalization;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Memory;
using SparkPersonalization.Engines.DuckDb.Execution.Native;
using SparkPersonalization.Engines.DuckDb.Files;
using SparkPersonalization.Engines.DuckDb.Files.Csv;
using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>
/// An in-memory DuckDB with our functions, which reaches no file outside the directories that it was opened for, loads nothing, and whose
/// settings are locked. Safe for use from several threads.
/// </summary>
internal sealed class DuckDbInstance : IDisposable
{
    private readonly DatabaseHandle _database;
    private readonly string _tempDirectory;
    private readonly Lock _registering = new();
    private readonly HashSet<ScalarFunctionDefinition> _registered = [];
    private long _lastTable;
    private bool _disposed;

    private DuckDbInstance(InstanceOptions options)
    {
        Options = options;
        _tempDirectory = Path.Combine(options.TempDirectory, Guid.NewGuid().ToString("N"));

        // DuckDB makes its own folder when it first needs it, but not those above.
        Directory.CreateDirectory(options.TempDirectory);
        _database = OpenDatabase();
        AllocatorDecay.Ensure();
        Statements = new StatementCache(this);
    }

    /// <summary>What it was opened with.</summary>
    internal InstanceOptions Options { get; }

    internal CallbackErrors CallbackErrors { get; } = new();

    /// <summary>The rows in memory that its connections read.</summary>
    internal ConnectionTables Tables { get; } = new();

    /// <summary>Statements that are kept prepared.</summary>
    internal StatementCache Statements { get; }

    /// <summary>Opens an instance.</summary>
    /// <param name="options">What it may use.</param>
    /// <param name="functions">The functions that it has from the start.</param>
    /// <param name="tables">The table functions that it has besides those of files; none by default.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="DuckDbException">An option is not valid.</exception>
    internal static DuckDbInstance Open(
        InstanceOptions options, IEnumerable<ScalarFunctionDefinition> functions, IEnumerable<TableFunctionDefinition>? tables = null)
    {
        var instance = new DuckDbInstance(options);
        try
        {
            using var connection = instance.Connect();
            foreach (var statement in InstanceSettings.Statements(options, instance._tempDirectory))
            {
                connection.Execute(statement);
            }

            instance.Register(connection, functions);
            foreach (var table in new[] { LineTable.Definition, CsvTable.Definition }.Concat(tables ?? []))
            {
                connection.Register(table);
            }

            connection.RegisterMemory();
            return instance;
        }
        catch
        {
            instance.Dispose();
            throw;
        }
    }

    /// <summary>Makes further functions known, such as those that a user defines. One that is known already stays as it is.</summary>
    /// <param name="functions">The functions, whose names no user's text may choose: they are seen by all users of the instance.</param>
    internal void Register(IEnumerable<ScalarFunctionDefinition> functions)
    {
        using var connection = Connect();
        Register(connection, functions);
    }

    /// <summary>Opens a connection: one thing at a time, with temporary tables of its own.</summary>
    internal DuckDbConnection Connect()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return NativeApi.Connect(_database, out var connection) == NativeApi.Success
            ? new DuckDbConnection(this, connection)
            : throw new DuckDbException(DuckDbErrorKind.Unknown, "DuckDB opens no further connection.");
    }

    /// <summary>Runs a query on a connection of its own, which the result closes.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="memory">The rows in memory that it reads.</param>
    /// <param name="parameters">The parameters' values, in order.</param>
    /// <param name="cancellation">Stops the query, and the reading of its result.</param>
    /// <returns>The result, to be disposed.</returns>
    internal ResultStream Query(
        string sql, IReadOnlyList<MemoryRows>? memory = null, IReadOnlyList<SqlParameter>? parameters = null, CancellationToken cancellation = default)
    {
        var connection = Connect();
        try
        {
            connection.Read(memory ?? []);
            return connection.Query(sql, parameters, owner: connection, cancellation);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Copies rows into a table that all connections of the instance see until it is disposed.</summary>
    /// <param name="schema">The rows' type.</param>
    /// <param name="rows">The rows, their values as <see cref="Vectors.ValueCodec"/> says.</param>
    /// <param name="name">The table's name, which no other table may have; a new one by default.</param>
    /// <param name="cancellation">Stops the copying.</param>
    /// <returns>The table.</returns>
    internal LocalTable CreateTable(
        StructType schema, IEnumerable<IReadOnlyList<object?>> rows, string? name = null, CancellationToken cancellation = default)
    {
        name ??= string.Create(CultureInfo.InvariantCulture, $"local_{Interlocked.Increment(ref _lastTable)}");
        var table = new LocalTable(this, name);
        try
        {
            table.Fill(schema, rows, cancellation);
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Closes the instance, once all connections are closed too.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Statements.Dispose();
        _database.Dispose();
        if (Directory.Exists(_tempDirectory))
        {
            Directory.Delete(_tempDirectory, recursive: true);
        }
    }

    private static DatabaseHandle OpenDatabase()
    {
        if (NativeApi.Open(":memory:", out var database, 0, out var error) == NativeApi.Success)
        {
            return database;
        }

        database.Dispose();
        throw new DuckDbException(DuckDbErrorKind.Unknown, $"DuckDB does not open: {NativeApi.TakeText(error)}");
    }

    private void Register(DuckDbConnection connection, IEnumerable<ScalarFunctionDefinition> functions)
    {
        lock (_registering)
        {
            foreach (var function in functions.Where(f => !_registered.Contains(f)))
            {
                connection.Register(function);
                _registered.Add(function);
            }
        }
    }
}
