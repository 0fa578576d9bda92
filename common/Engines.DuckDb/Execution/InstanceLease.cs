namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>The right to use an instance of a pool, together with others, until it is disposed.</summary>
internal sealed class InstanceLease : IDisposable
{
    private Action? _release;

    internal InstanceLease(DuckDbInstance instance, Action release)
    {
        Instance = instance;
        _release = release;
    }

    /// <summary>The instance.</summary>
    internal DuckDbInstance Instance { get; }

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
