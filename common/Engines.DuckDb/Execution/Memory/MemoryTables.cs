using System.Collections.Concurrent;
using SparkPersonalization.Engines.DuckDb.Execution.Native;

namespace SparkPersonalization.Engines.DuckDb.Execution.Memory;

/// <summary>The rows that the statements of one connection read by their number; exchanged before a statement runs again.</summary>
internal sealed class MemoryTables
{
    /// <summary>The rows, by number.</summary>
    internal IReadOnlyList<MemoryRows> Rows { get; set; } = [];
}

/// <summary>The tables of an instance's connections, by the connections' numbers.</summary>
internal sealed class ConnectionTables
{
    private readonly ConcurrentDictionary<ulong, MemoryTables> _tables = [];

    internal MemoryTables Open(ConnectionHandle connection) => _tables.GetOrAdd(NativeApi.IdOf(connection), _ => new MemoryTables());

    internal void Close(ConnectionHandle connection) => _tables.TryRemove(NativeApi.IdOf(connection), out _);

    internal MemoryTables Of(ulong connection) => _tables[connection];
}
