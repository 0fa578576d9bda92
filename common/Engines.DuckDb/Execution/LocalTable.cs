using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;

namespace SparkPersonalization.Engines.DuckDb.Execution;

/// <summary>Rows of this process as a table of an instance, until it is disposed.</summary>
internal sealed class LocalTable : IDisposable
{
    private readonly DuckDbInstance _instance;
    private bool _created;

    internal LocalTable(DuckDbInstance instance, string name)
    {
        _instance = instance;
        Name = name;
    }

    /// <summary>The table's name in SQL.</summary>
    internal string Name { get; }

    internal void Fill(StructType schema, IEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellation)
    {
        using var connection = _instance.Connect();
        var columns = string.Join(", ", schema.Fields.Select(f => $"{DuckDbNames.Quote(f.Name)} {SparkTypes.ToSql(f.DataType)}"));
        connection.Execute($"CREATE TABLE {Name} ({columns})", cancellation: cancellation);
        _created = true;
        connection.Append(Name, schema, rows, cancellation);
    }

    public void Dispose()
    {
        if (!_created)
        {
            return;
        }

        _created = false;
        using var connection = _instance.Connect();
        connection.Execute($"DROP TABLE {Name}");
    }
}
