using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Persisting;

/// <summary>A scan of kept rows. The file's columns are called by their places, as a plan's columns may share a name.</summary>
internal sealed class PersistedSource(PersistedRows rows, string path) : IScanSource
{
    public StructType Schema { get; } = new(rows.Plan.Columns.Select((a, i) => new StructField(KeptColumn.Name(i), a.DataType, a.IsNullable)));

    public StructType HiddenColumns => StructType.Empty;

    /// <summary>The rows.</summary>
    internal PersistedRows Rows => rows;

    public string Description => $"persisted {rows.Level.Description()}";

    public string ScanSql(IReadOnlyList<int> columns, QueryResources resources)
    {
        resources.AddKept(rows);
        resources.AddRoot(Path.GetDirectoryName(path)!);
        var selected = columns.Select(i => $"{KeptColumn.Read(KeptColumn.Name(i), Schema[i].DataType)} AS {KeptColumn.Name(i)}");
        return $"SELECT {string.Join(", ", selected.DefaultIfEmpty("1 AS none"))} FROM read_parquet({DuckDbNames.Literal(path)}, hive_partitioning = false)";
    }
}
