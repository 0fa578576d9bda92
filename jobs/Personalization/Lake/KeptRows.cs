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

    /// <summary>
    /// Computes rows now and forgets how they were made. On Spark a plan holds all that its rows are made of each time that it uses them, kept or
    /// not, and soon is more than a driver has memory for.
    /// </summary>
    /// <returns>The same rows, kept as long as they are used.</returns>
    internal static DataFrame Settle(DataFrame rows) => rows.LocalCheckpoint();

    public void Dispose()
    {
        foreach (var rows in _kept)
            rows.Unpersist();
    }
}
