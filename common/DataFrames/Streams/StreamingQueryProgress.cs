using System.Text.Json;
using System.Text.Json.Serialization;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.DataFrames.Streams;

/// <summary>What one batch of a streaming query did, with the names of Spark's progress JSON.</summary>
/// <param name="Id">The query's id.</param>
/// <param name="RunId">The run's id.</param>
/// <param name="Name">The query's name, or null.</param>
/// <param name="Timestamp">When the trigger fired, UTC.</param>
/// <param name="BatchId">The batch's number, from 0.</param>
/// <param name="BatchDuration">How long the batch took, in milliseconds.</param>
/// <param name="NumInputRows">Rows read, or null where that is not known.</param>
/// <param name="InputRowsPerSecond">Rows read over the time since the last trigger, or null where that is not known.</param>
/// <param name="ProcessedRowsPerSecond">Rows read over the batch's duration, or null where that is not known.</param>
/// <param name="DurationMs">How long each step took, in milliseconds, by Spark's names of the steps.</param>
/// <param name="Sources">What each source gave.</param>
/// <param name="Sink">Where the rows went.</param>
public sealed record StreamingQueryProgress(
    Guid Id,
    Guid RunId,
    string? Name,
    DateTimeOffset Timestamp,
    long BatchId,
    long BatchDuration,
    long? NumInputRows,
    double? InputRowsPerSecond,
    double? ProcessedRowsPerSecond,
    IReadOnlyDictionary<string, long> DurationMs,
    ValueList<SourceProgress> Sources,
    SinkProgress Sink)
{
    /// <summary>How the query meets the failure of what it depends on; null while nothing fails.</summary>
    public BreakerProgress? Breaker { get; init; }

    /// <summary>The metrics of the batch that <see cref="DataFrame.Observe(string, Column, Column[])"/> named; null where there are none.</summary>
    public IReadOnlyDictionary<string, Row>? ObservedMetrics { get; init; }

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new MetricsJson() },
    };

    /// <summary>The report as one line of JSON.</summary>
    /// <returns>The JSON text.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>What a source gave to a batch.</summary>
/// <param name="Description">The source, such as <c>FileStreamSource[/in]</c>.</param>
/// <param name="StartOffset">Where the batch starts, as JSON, or null for the first one.</param>
/// <param name="EndOffset">Where it ends, as JSON, or null where the source has given nothing yet.</param>
/// <param name="LatestOffset">How far the source has data, as JSON, or null where it has none yet.</param>
/// <param name="NumInputRows">Rows read from it, or null where that is not known.</param>
public sealed record SourceProgress(string Description, string? StartOffset, string? EndOffset, string? LatestOffset, long? NumInputRows)
{
    /// <summary>Rows that wait behind the batch's end, or null where that is not known.</summary>
    public long? BehindRows { get; init; }

    /// <summary>For how long the oldest of them has waited, in seconds, as far as the run has seen; 0 where none waits, null where that is not known.</summary>
    public double? BehindSeconds { get; init; }

    /// <summary>What a batch takes at most just now, where that follows the speed of batches, such as <c>12,000 rows</c>; else null.</summary>
    public string? BatchLimit { get; init; }

    /// <summary>What went wrong beside the batch, which is done all the same, such as a group offset that could not be written; null for nothing.</summary>
    public string? Warning { get; init; }
}

/// <summary>Where a batch's rows went.</summary>
/// <param name="Description">The sink, such as <c>ForeachBatchSink</c>.</param>
/// <param name="NumOutputRows">Rows written, or null where that is not known.</param>
public sealed record SinkProgress(string Description, long? NumOutputRows);
