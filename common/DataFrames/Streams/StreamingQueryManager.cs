namespace SparkPersonalization.DataFrames.Streams;

/// <summary>The streaming queries of a session that run; made by <see cref="SparkSession.Streams"/>. Safe for use by several threads.</summary>
public sealed class StreamingQueryManager
{
    private readonly Lock _lock = new();
    private readonly List<StreamingQuery> _queries = [];

    internal StreamingQueryManager()
    {
    }

    /// <summary>The queries that run now.</summary>
    /// <returns>The queries, in the order of their start.</returns>
    public IEnumerable<StreamingQuery> Active()
    {
        lock (_lock)
        {
            _queries.RemoveAll(q => !q.IsActive());
            return [.. _queries];
        }
    }

    /// <summary>A running query.</summary>
    /// <param name="id">The query's id, as <see cref="StreamingQuery.Id"/> gives it.</param>
    /// <returns>The query, or null where none of that id runs.</returns>
    public StreamingQuery? Get(string id) => Active().FirstOrDefault(q => string.Equals(q.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a query, and forgets those that have ended.</summary>
    internal void Add(StreamingQuery query)
    {
        lock (_lock)
        {
            _queries.RemoveAll(q => !q.IsActive());
            _queries.Add(query);
        }
    }
}
