using SparkPersonalization.Engines.DuckDb.Execution.Memory;
using SparkPersonalization.Engines.DuckDb.Execution.Native;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>
/// Statements that an instance keeps prepared, each with its connection, so that one that comes again is not planned again. Safe for use by
/// several threads; a statement in use is not in the cache.
/// </summary>
/// <param name="instance">The instance.</param>
/// <param name="mostCharacters">The most characters of all statements together; a plan grows with its text. 4 million by default.</param>
/// <param name="mostStatements">The most statements, as each has a connection of its own. 128 by default.</param>
/// <param name="mostOnce">The most of them that came once: many never come again, such as those with a time in their text. 48 by default.</param>
internal sealed class StatementCache(DuckDbInstance instance, int mostCharacters = 4_000_000, int mostStatements = 128, int mostOnce = 48) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Prepared>> _idle = new(StringComparer.Ordinal);
    private readonly LinkedList<Prepared> _once = [];
    private readonly LinkedList<Prepared> _again = [];
    private int _characters;
    private bool _isClosed;

    /// <summary>How often a statement was planned.</summary>
    internal long Planned { get; private set; }

    /// <summary>Runs a statement that reads rows in memory.</summary>
    /// <param name="sql">The statement. Nothing in it but the memory's rows may be others the next time.</param>
    /// <param name="memory">The rows, by the numbers that the query uses.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>The result, to be disposed.</returns>
    internal ResultStream Query(string sql, IReadOnlyList<MemoryRows> memory, CancellationToken cancellation)
    {
        var key = string.Join('\n', [sql, .. memory.Select(m => m.Signature)]);
        var statement = Take(key) ?? Plan(key, sql, memory);
        try
        {
            return statement.Query(memory, cancellation);
        }
        catch
        {
            statement.End();
            throw;
        }
    }

    /// <summary>Ends the idle statements now, and those in use when their results are disposed.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            Shrink();
        }
    }

    private Prepared? Take(string key)
    {
        lock (_lock)
        {
            if (!_idle.Remove(key, out var node))
            {
                return null;
            }

            node.List!.Remove(node);
            _characters -= key.Length;
            return node.Value;
        }
    }

    private Prepared Plan(string key, string sql, IReadOnlyList<MemoryRows> memory)
    {
        lock (_lock)
        {
            Planned++;
        }

        var connection = instance.Connect();
        try
        {
            connection.Read(memory);
            return new Prepared(this, key, sql, connection, connection.Prepare(sql));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Return(Prepared statement)
    {
        lock (_lock)
        {
            if (_isClosed || _idle.ContainsKey(statement.Key))
            {
                statement.End();
                return;
            }

            _idle.Add(statement.Key, (statement.IsUsedAgain ? _again : _once).AddLast(statement));
            _characters += statement.Key.Length;
            Shrink();
        }
    }

    private void Shrink()
    {
        while (Superfluous() is { } oldest)
        {
            oldest.List!.Remove(oldest);
            _idle.Remove(oldest.Value.Key);
            _characters -= oldest.Value.Key.Length;
            oldest.Value.End();
        }
    }

    // The one that was used longest ago, first of those that came once.
    private LinkedListNode<Prepared>? Superfluous() =>
        _isClosed || _characters > mostCharacters || _idle.Count > mostStatements || _once.Count > mostOnce ? _once.First ?? _again.First : null;

    /// <summary>A prepared statement, in use until its result disposes it.</summary>
    private sealed class Prepared(StatementCache cache, string key, string sql, DuckDbConnection connection, StatementHandle statement) : IDisposable
    {
        private int _uses;

        internal string Key => key;

        internal bool IsUsedAgain => _uses > 1;

        internal ResultStream Query(IReadOnlyList<MemoryRows> memory, CancellationToken cancellation)
        {
            _uses++;
            connection.Read(memory);
            return connection.Run(statement, sql, owner: this, cancellation);
        }

        // The rows are let go of, as the statement may lie idle for long.
        public void Dispose()
        {
            connection.Read([]);
            cache.Return(this);
        }

        internal void End()
        {
            statement.Dispose();
            connection.Dispose();
        }
    }
}
