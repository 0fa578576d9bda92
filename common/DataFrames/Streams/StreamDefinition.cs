using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Streams;

/// <summary>What a streaming query reads, does and how often: Spark Connect's <c>WriteStreamOperationStart</c>.</summary>
/// <param name="Input">The stream, over one streaming read or more.</param>
/// <param name="Format">The sink's format (<c>delta</c>, <c>parquet</c>, <c>console</c>, <c>memory</c>...), or null with a batch function.</param>
/// <param name="Path">The sink's directory, or null.</param>
/// <param name="Table">The sink's table, or null.</param>
/// <param name="QueryName">The query's name, or null.</param>
/// <param name="OutputMode">Which rows reach the sink.</param>
/// <param name="Trigger">When batches run.</param>
/// <param name="PartitioningColumns">Columns whose values make directories.</param>
/// <param name="Options">Writer options; <c>checkpointLocation</c> is the directory of the query's progress.</param>
/// <param name="ForeachBatch">The function called with each batch and its id, or null.</param>
/// <param name="Session">The session in which the batches are DataFrames.</param>
public sealed record StreamDefinition(
    Relation Input,
    string? Format,
    string? Path,
    string? Table,
    string? QueryName,
    OutputMode OutputMode,
    Trigger Trigger,
    ValueList<string> PartitioningColumns,
    Options Options,
    Action<DataFrame, long>? ForeachBatch,
    SparkSession Session);
