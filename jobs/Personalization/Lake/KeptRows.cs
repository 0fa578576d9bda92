using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Personalization.Lake;

/// <summary>Rows that a piece of work reads more than once, kept until it ends.</summary>
internal sealed class KeptRows : IDisposable
{
    private readonly List<DataFrame> _kept = [];

    /// <summary>Keeps rows from when they are first read.</summary>
    /// <returns>The same rows.</returns>
    internal DataFrame Keep(DataFrame rows)
    {
        _kept.Add(rows.Persist());
        return rows;
    }

    public void Dispose()
    {
        foreach (var rows in _kept)
            rows.Unpersist();
    }
}
