using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Memory;

namespace SparkPersonalization.Engines.DuckDb.Translation;

/// <summary>A scan of rows in memory.</summary>
/// <param name="schema">The columns.</param>
/// <param name="rows">The rows.</param>
internal sealed class MemorySource(StructType schema, MemoryRows rows) : IScanSource
{
    public StructType Schema => schema;

    public StructType HiddenColumns => StructType.Empty;

    public long? Bytes => 0;

    public string Description => "rows in memory";

    public string ScanSql(IReadOnlyList<int> columns, QueryResources resources)
    {
        var selected = columns.Select(MemoryFunction.Column).DefaultIfEmpty("1 AS none");
        return $"SELECT {string.Join(", ", selected)} FROM {MemoryFunction.Call(resources.AddMemory(rows))}";
    }
}
