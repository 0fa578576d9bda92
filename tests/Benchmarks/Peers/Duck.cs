using DuckDB.NET.Data;

namespace SparkPersonalization.Benchmarks.Peers;

/// <summary>A plain DuckDB with its own defaults, as many threads as there are cores among them.</summary>
internal sealed class Duck : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    internal Duck()
    {
        _connection.Open();
        Execute("SET TimeZone = 'UTC'");
        // Nobody needs the order of what is written, and it is dear.
        Execute("SET preserve_insertion_order = false");
    }

    internal void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    internal long Count(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>How many rows a query has, each of them read with all its values.</summary>
    internal long Rows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new object[reader.FieldCount];
        var count = 0L;
        while (reader.Read())
        {
            reader.GetValues(values);
            count++;
        }

        return count;
    }

    public void Dispose() => _connection.Dispose();
}
