using System.Globalization;
using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Cli.Commands.History;

/// <summary>One commit, as it is told.</summary>
/// <param name="Version">The version that it made.</param>
/// <param name="Time">When, in UTC.</param>
/// <param name="Operation">What kind of change it was.</param>
/// <param name="RowsWritten">Rows added, rewritten ones not counted where the operation tells them apart; null where it does not count.</param>
/// <param name="RowsRemoved">Rows deleted; null where the operation does not count them.</param>
/// <param name="Job">The stream that wrote it; null where none did.</param>
/// <param name="Batch">The stream's batch.</param>
/// <param name="Metrics">All that the operation counted.</param>
/// <param name="Parameters">What the operation was told.</param>
internal sealed record CommitLine(
    long Version,
    string Time,
    string? Operation,
    long? RowsWritten,
    long? RowsRemoved,
    string? Job,
    long? Batch,
    IReadOnlyDictionary<string, string?> Metrics,
    IReadOnlyDictionary<string, string?> Parameters)
{
    /// <summary>A commit from a row of <c>DESCRIBE HISTORY</c>.</summary>
    internal static CommitLine Of(Row row)
    {
        var metrics = Texts(row, "operationMetrics");
        var (job, batch) = Note(row.GetAs<string?>("userMetadata"));
        return new CommitLine(
            row.GetAs<long>("version"),
            row.GetAs<Timestamp>("timestamp").ToDateTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            row.GetAs<string?>("operation"),
            Written(metrics),
            Removed(metrics),
            job,
            batch,
            metrics,
            Texts(row, "operationParameters"));
    }

    /// <summary>A merge counts the rows that it only copied as output too, so that its changes are summed instead.</summary>
    private static long? Written(IReadOnlyDictionary<string, string?> metrics) =>
        Sum(metrics, "numTargetRowsInserted", "numTargetRowsUpdated") ?? Sum(metrics, "numUpdatedRows") ?? Sum(metrics, "numOutputRows");

    private static long? Removed(IReadOnlyDictionary<string, string?> metrics) => Sum(metrics, "numTargetRowsDeleted", "numDeletedRows");

    private static long? Sum(IReadOnlyDictionary<string, string?> metrics, params string[] names)
    {
        var counts = names.Select(name => metrics.GetValueOrDefault(name)).OfType<string>().ToList();
        return counts.Count == 0 ? null : counts.Sum(count => long.Parse(count, CultureInfo.InvariantCulture));
    }

    /// <summary>The job and batch that the micro-batch runner notes in its commits; a note of somebody else has neither.</summary>
    private static (string? Job, long? Batch) Note(string? userMetadata)
    {
        try
        {
            var note = JsonElement.Parse(userMetadata ?? "{}");
            return note.ValueKind == JsonValueKind.Object && note.TryGetProperty("applicationId", out var job) && note.TryGetProperty("batchId", out var batch)
                ? (job.GetString(), batch.GetInt64())
                : (null, null);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static SortedDictionary<string, string?> Texts(Row row, string column) => new(
        (row.Get(column) as IReadOnlyDictionary<object, object?> ?? new Dictionary<object, object?>()).ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value),
        StringComparer.Ordinal);
}
