using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Personalization.Lake;

/// <summary>Rows that a piece of work reads more than once, kept until it ends.</summary>
internal sealed class KeptRows : IDisposable
{
    private readonly List<DataFrame> _kept = [];

    /// <summary>
    /// Computes rows now, and forgets how they were made. Where they were persisted only, each plan that uses them would hold all that they are
    /// made of: an engine analyses that again for each query, and Spark soon has more of it than a driver has memory for.
    /// </summary>
    /// <returns>The same rows, to be read in place of those given. Only the names of their columns find them.</returns>
    internal DataFrame Keep(DataFrame rows)
    {
        var kept = rows.LocalCheckpoint();
        _kept.Add(kept);
        return kept;
    }

    public void Dispose()
    {
        foreach (var rows in _kept)
            rows.ReleaseCheckpoint();
    }
}
