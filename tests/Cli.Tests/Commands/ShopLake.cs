using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Tables;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Tests.Commands;

/// <summary>A lake with two small tables.</summary>
internal static class ShopLake
{
    private const string Note = """{"applicationId":"refine-events/1","generation":1,"batchId":7}""";

    private static readonly StructType Columns = (StructType)DataType.FromDdl(
        "id BIGINT, name STRING, price DOUBLE, day DATE, at TIMESTAMP, bytes BINARY, tags MAP<STRING, ARRAY<INT>>");

    /// <summary><c>silver/events</c> has three rows in version 0, four in version 1, and three again in version 2.</summary>
    internal static void Make(string lake)
    {
        using var session = JobSession.Open(new SessionSettings());
        var events = Path.Combine(lake, "silver", "events");
        Append(
            session,
            events,
            "{}",
            new GenericRow([1L, "a\nb", 1.5, new Date(2025, 3, 31), new DateTime(2025, 3, 31, 10, 0, 0, 250, DateTimeKind.Utc), new byte[] { 1, 255 }, new Dictionary<string, int[]> { ["x"] = [1, 2] }]),
            new GenericRow([2L, null!, double.NaN, null!, null!, null!, null!]),
            new GenericRow([3L, "a text of more than twenty characters", -1e30, null!, null!, null!, null!]));
        Append(session, events, Note, new GenericRow([4L, "d", 0.0, null!, null!, null!, null!]));
        DeltaTable.ForPath(session, events).Delete("id = 4");
        session.Range(5).Write().Format("delta").Save(Path.Combine(lake, "gold", "sessions"));
    }

    private static void Append(SparkSession session, string path, string note, params GenericRow[] rows) =>
        session.CreateDataFrame(rows, Columns).Write().Format("delta").Mode("append").Option("userMetadata", note).Save(path);
}
