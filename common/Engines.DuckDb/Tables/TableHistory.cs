using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>The commits of a table as <c>DESCRIBE HISTORY</c> gives them.</summary>
internal static class TableHistory
{
    private static readonly StructType Job = (StructType)DataType.FromDdl(
        "jobId STRING, jobName STRING, jobRunId STRING, runId STRING, jobOwnerId STRING, triggerType STRING");

    private static readonly StructType Notebook = (StructType)DataType.FromDdl("notebookId STRING");

    private static readonly StructType Columns = new(
        new("version", new LongType()),
        new("timestamp", new TimestampType()),
        new("userId", new StringType()),
        new("userName", new StringType()),
        new("operation", new StringType()),
        new("operationParameters", Texts),
        new("job", Job),
        new("notebook", Notebook),
        new("clusterId", new StringType()),
        new("readVersion", new LongType()),
        new("isolationLevel", new StringType()),
        new("isBlindAppend", new BooleanType()),
        new("operationMetrics", Texts),
        new("userMetadata", new StringType()),
        new("engineInfo", new StringType()));

    private static MapType Texts => new(new StringType(), new StringType());

    /// <summary>The commits, newest first.</summary>
    /// <param name="log">The table's log.</param>
    /// <param name="limit">How many at most, or null for all.</param>
    /// <exception cref="DeltaTableNotFoundException">There is no table.</exception>
    internal static TableFacts Of(DeltaTableLog log, int? limit)
    {
        var commits = log.History();
        return new TableFacts(Columns, $"history of {log.TablePath}", () => commits.Take(limit ?? int.MaxValue).Select(Row));
    }

    private static object?[] Row(TableCommit commit)
    {
        var info = commit.Info;
        var others = info?.OtherMembers ?? StringMap.Empty;
        return
        [
            commit.Version, TableFacts.Time(commit.Timestamp), Text(others, "userId"), Text(others, "userName"), info?.Operation,
            TextMaps.Of(info?.OperationParameters), Struct(others, "job", Job), Struct(others, "notebook", Notebook), Text(others, "clusterId"),
            info?.ReadVersion, info?.IsolationLevel, info?.IsBlindAppend, TextMaps.Of(info?.OperationMetrics), info?.UserMetadata, info?.EngineInfo,
        ];
    }

    private static string? Text(StringMap members, string name) => members.GetValueOrDefault(name) is { } json ? Text(JsonElement.Parse(json)) : null;

    private static Row? Struct(StringMap members, string name, StructType type) =>
        members.GetValueOrDefault(name) is { } json && JsonElement.Parse(json) is { ValueKind: JsonValueKind.Object } value
            ? new Row(type, [.. type.FieldNames.Select(field => value.TryGetProperty(field, out var member) ? Text(member) : null)])
            : null;

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
