using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Analysis;
using SparkPersonalization.Engines.DuckDb.Execution.Memory;

namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>
/// The kept rows of one plan: a file that the first query which needs it writes, while others wait, or rows in memory where they are few. The
/// file goes when it has been dropped and no query reads it. A query that was analysed before the drop and runs after it writes the file once
/// more, for itself.
/// </summary>
#pragma warning disable CA1001 // A late query may use the rows after their drop, so the semaphore is never disposed; without a wait handle it holds nothing.
internal sealed class PersistedRows
#pragma warning restore CA1001
{
    private readonly ScratchFile _file;
    private readonly PersistedWriter _write;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Lock _lock = new();
    private MemoryRows? _memory;
    private int _users;
    private bool _isWritten;
    private bool _isDropped;
    private bool _isFreed;

    internal PersistedRows(KeptPlan plan, StorageLevel level, ScratchFile file, PersistedWriter write)
    {
        Plan = plan;
        Level = level;
        Source = new PersistedSource(this, file.Path);
        _file = file;
        _write = write;
    }

    internal KeptPlan Plan { get; }

    internal StorageLevel Level { get; }

    /// <summary>Reads the file.</summary>
    internal PersistedSource Source { get; }

    /// <summary>Computes the rows where that is not done.</summary>
    /// <returns>The rows, where they are in memory; null where they are in a file.</returns>
    internal MemoryRows? Settle(CancellationToken cancellation)
    {
        using var use = Use(asFile: false, cancellation);
        return _memory;
    }

    /// <summary>Sees to it that the file is there until the result is disposed.</summary>
    internal IDisposable Use(CancellationToken cancellation) => Use(asFile: true, cancellation);

    private Ending Use(bool asFile, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _users++;
        }

        var use = new Ending(Release);
        try
        {
            WriteOnce(asFile, cancellation);
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

    /// <summary>Removes the rows at once: no query will read them that does not do so already.</summary>
    internal void Free()
    {
        _isFreed = true;
        Drop();
    }

    // A statement that reads the rows deep inside of a subquery names the file, though they be in memory.
    private void WriteOnce(bool asFile, CancellationToken cancellation)
    {
        _writing.Wait(cancellation);
        try
        {
            if (!_isWritten || (asFile && _memory is not null))
            {
                _memory = _write(_memory, _file.Path, mayHold: !asFile, cancellation);
                _memory?.IsKept = true;
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
            File.Delete(_file.Path);
            if (_isFreed)
            {
                _memory?.Dispose();
            }

            _memory = null;
            _isWritten = false;
        }
    }

    /// <summary>Computes rows into memory or a file.</summary>
    /// <param name="memory">The rows, where they were computed already and only the file is wanted.</param>
    /// <param name="path">The file.</param>
    /// <param name="mayHold">Whether they may be held in memory.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The rows in memory; null where they are in the file.</returns>
    internal delegate MemoryRows? PersistedWriter(MemoryRows? memory, string path, bool mayHold, CancellationToken cancellation);

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
