namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>The kept rows that a query reads: written where they are not yet, and there until the query has ended.</summary>
internal sealed class KeptRowsInUse : IDisposable
{
    private readonly List<IDisposable> _uses = [];

    internal KeptRowsInUse(IEnumerable<PersistedRows> rows, CancellationToken cancellation)
    {
        try
        {
            foreach (var kept in rows)
            {
                _uses.Add(kept.Use(cancellation));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose() => _uses.ForEach(use => use.Dispose());
}
