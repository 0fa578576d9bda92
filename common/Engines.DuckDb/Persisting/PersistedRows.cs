using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;

namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>
/// The kept rows of one plan: a file that the first query which needs it writes, while others wait. The file goes when it has been dropped
/// and no query reads it. A query that was analysed before the drop and runs after it writes the file once more, for itself.
/// </summary>
#pragma warning disable CA1001 // A late query may use the rows after their drop, so the semaphore is never disposed; without a wait handle it holds nothing.
internal sealed class PersistedRows
#pragma warning restore CA1001
{
    private readonly string _path;
    private readonly Action<PersistedRows, string, CancellationToken> _write;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lock _lock = new();
    private int _users;
    private bool _isWritten;
    private bool _isDropped;

    internal PersistedRows(KeptPlan plan, StorageLevel level, string path, Action<PersistedRows, string, CancellationToken> write)
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
                _write(this, _path, cancellation);
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
            _isWritten = false;
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
