using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.Engines.DuckDb.Execution.Memory;

namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>
/// The kept rows of one plan: a file that the first query which needs it writes, while others wait, or rows in memory where they are few and
/// come from little. The file goes when it has been dropped and no query reads it. A query that was analysed before the drop and runs after it
/// writes the file once more, for itself.
/// </summary>
#pragma warning disable CA1001 // A late query may use the rows after their drop, so the semaphore is never disposed; without a wait handle it holds nothing.
internal sealed class PersistedRows
#pragma warning restore CA1001
{
    private readonly string _path;
    private readonly Func<PersistedRows, string, CancellationToken, MemoryRows?> _write;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lock _lock = new();
    private MemoryRows? _memory;
    private int _users;
    private bool _isWritten;
    private bool _isDropped;

    internal PersistedRows(KeptPlan plan, StorageLevel level, string path, Func<PersistedRows, string, CancellationToken, MemoryRows?> write)
    {
        Plan = plan;
        Level = level;
        Source = new PersistedSource(this, path);
        _path = path;
        _write = write;
    }

    internal KeptPlan Plan { get; }

    internal StorageLevel Level { get; }

    /// <summary>Reads the file.</summary>
    internal PersistedSource Source { get; }

    /// <summary>Whether the rows have been in a file, so that statements may name it.</summary>
    internal bool IsFile { get; private set; }

    /// <summary>Computes the rows where that is not done.</summary>
    /// <returns>The rows, where they are in memory; null where they are in a file.</returns>
    internal MemoryRows? Settle(CancellationToken cancellation)
    {
        using var use = Use(cancellation);
        return _memory;
    }

    /// <summary>Sees to it that the file is there until the result is disposed.</summary>
    internal IDisposable Use(CancellationToken cancellation)
    {
        lock (_lock)
        {
            _users++;
        }

        var use = new Ending(Release);
        try
        {
            WriteOnce(cancellation);
            return use;
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Removes the file, as soon as no query reads it.</summary>
    internal void Drop()
    {
        lock (_lock)
        {
            _isDropped = true;
            DeleteUnused();
        }
    }

    private void WriteOnce(CancellationToken cancellation)
    {
        _writing.Wait(cancellation);
        try
        {
            if (!_isWritten)
            {
                _memory = _write(this, _path, cancellation);
                IsFile = _memory is null;
                _isWritten = true;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    private void Release()
    {
        lock (_lock)
        {
            _users--;
            DeleteUnused();
        }
    }

    private void DeleteUnused()
    {
        if (_isDropped && _users == 0)
        {
            File.Delete(_path);
            _memory = null;
            _isWritten = false;
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
