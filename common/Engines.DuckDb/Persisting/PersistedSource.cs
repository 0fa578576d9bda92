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
        return Sql(columns.Select(i => Schema[i]), path);
    }

    /// <summary>A query of columns of a file.</summary>
    internal static string Sql(IEnumerable<StructField> columns, string path)
    {
        var selected = columns.Select(c => $"{KeptColumn.Read(c.Name, c.DataType)} AS {c.Name}");
        return $"SELECT {string.Join(", ", selected.DefaultIfEmpty("1 AS none"))} FROM read_parquet({DuckDbNames.Literal(path)}, hive_partitioning = false)";
    }
}
