using SparkPersonalization.Engines.DuckDb.Persisting;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>An instance that has all that a statement uses, until this is disposed: kept rows, access to directories, functions, tables.</summary>
internal sealed class ReadyInstance : IDisposable
{
    private readonly List<IDisposable> _inUse = [];

    /// <summary>Makes an instance ready.</summary>
    /// <param name="rent">Gives an instance that reaches what resources name.</param>
    /// <param name="resources">What the statement uses.</param>
    /// <param name="cancellation">Ends it.</param>
    internal ReadyInstance(Func<QueryResources, InstanceLease> rent, QueryResources resources, CancellationToken cancellation)
    {
        try
        {
            _inUse.Add(new KeptRowsInUse(resources.Kept, cancellation));
            var lease = rent(resources);
            _inUse.Add(lease);
            Instance = lease.Instance;
            Instance.Register(resources.Functions);
            foreach (var table in resources.Tables)
            {
                _inUse.Add(DuckDbErrors.Guard(() => Instance.CreateTable(table.Schema, table.Rows, table.Name, cancellation)));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The instance.</summary>
    internal DuckDbInstance Instance { get; }

    // The last things first: a table goes before its instance is returned.
    public void Dispose()
    {
        for (var i = _inUse.Count - 1; i >= 0; i--)
        {
            _inUse[i].Dispose();
        }
    }
}
