using SparkPersonalization.Engines.DuckDb.Functions.Bridge;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>
/// Instances by their options. All users of the same options share one instance at the same time; a few that nobody uses stay open, so that
/// the next user of their options need not wait for one to open.
/// </summary>
internal sealed class InstancePool : IDisposable
{
    private readonly IReadOnlyList<ScalarFunctionDefinition> _functions;
    private readonly IReadOnlyList<TableFunctionDefinition> _tables;
    private readonly int _maxIdle;
    private readonly Lock _lock = new();
    private readonly Dictionary<InstanceOptions, Entry> _entries = [];
    private readonly LinkedList<Entry> _idle = [];
    private bool _disposed;

    /// <summary>Makes an empty pool.</summary>
    /// <param name="functions">The functions that each instance has from the start.</param>
    /// <param name="tables">The table functions that each instance has besides those of files; none by default.</param>
    /// <param name="maxIdle">How many instances stay open without a user; 4 by default. The one idle for longest is closed first.</param>
    internal InstancePool(IEnumerable<ScalarFunctionDefinition> functions, IEnumerable<TableFunctionDefinition>? tables = null, int maxIdle = 4)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxIdle);
        _functions = [.. functions];
        _tables = [.. tables ?? []];
        _maxIdle = maxIdle;
    }

    /// <summary>Gives an instance with these options.</summary>
    /// <returns>The right to use it, to be disposed.</returns>
    /// <exception cref="DuckDbException">An option is not valid.</exception>
    internal InstanceLease Rent(InstanceOptions options)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_entries.TryGetValue(options, out var entry))
            {
                entry = new Entry(DuckDbInstance.Open(options, _functions, _tables));
                _entries.Add(options, entry);
            }
            else if (entry.Users == 0)
            {
                _idle.Remove(entry);
            }

            entry.Users++;
            return new InstanceLease(entry.Instance, () => Return(entry));
        }
    }

    /// <summary>Closes the idle instances now, and those in use when their last user returns them.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            CloseIdle(0);
        }
    }

    private void Return(Entry entry)
    {
        lock (_lock)
        {
            if (--entry.Users == 0)
            {
                _idle.AddLast(entry);
                CloseIdle(_disposed ? 0 : _maxIdle);
            }
        }
    }

    private void CloseIdle(int keep)
    {
        while (_idle.Count > keep)
        {
            var entry = _idle.First!.Value;
            _idle.RemoveFirst();
            _entries.Remove(entry.Instance.Options);
            entry.Instance.Dispose();
        }
    }

    private sealed class Entry(DuckDbInstance instance)
    {
        internal DuckDbInstance Instance { get; } = instance;

        internal int Users { get; set; }
    }
}
