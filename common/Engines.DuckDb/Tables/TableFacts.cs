using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Engines.DuckDb.Execution.Types;
using SparkPersonalization.Engines.DuckDb.Translation;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>Facts about a table as rows. They are looked up when the query runs.</summary>
/// <param name="schema">The columns.</param>
/// <param name="description">What they are facts of.</param>
/// <param name="rows">Looks them up.</param>
internal sealed class TableFacts(StructType schema, string description, Func<IEnumerable<object?[]>> rows) : IScanSource
{
    public StructType Schema { get; } = schema;

    public StructType HiddenColumns => StructType.Empty;

    public string Description { get; } = description;

    public string ScanSql(IReadOnlyList<int> columns, QueryResources resources)
    {
        var selected = string.Join(", ", columns.Select(i => DuckDbNames.Quote(Schema[i].Name)));
        return $"SELECT {selected} FROM {resources.AddTable(Schema, [.. rows()])}";
    }

    /// <summary>A time of the log, which counts milliseconds; a file's own time may be finer.</summary>
    internal static Timestamp Time(DateTimeOffset time) => new(time.ToUnixTimeMilliseconds() * 1_000);
}
