using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Snapshots;

namespace SparkPersonalization.Engines.DuckDb.Tables;

/// <summary>One row about a table as <c>DESCRIBE DETAIL</c> gives it.</summary>
internal static class TableDetail
{
    private static readonly StructType Columns = (StructType)DataType.FromDdl(
        "format STRING, id STRING, name STRING, description STRING, location STRING, createdAt TIMESTAMP, lastModified TIMESTAMP, "
        + "partitionColumns ARRAY<STRING>, clusteringColumns ARRAY<STRING>, numFiles BIGINT, sizeInBytes BIGINT, properties MAP<STRING, STRING>, "
        + "minReaderVersion INT, minWriterVersion INT, tableFeatures ARRAY<STRING>");

    /// <summary>The row about the newest version.</summary>
    /// <exception cref="DeltaTableNotFoundException">There is no table.</exception>
    internal static TableFacts Of(DeltaTableLog log)
    {
        var snapshot = log.Snapshot();
        return new TableFacts(Columns, $"detail of {snapshot}", () => [Row(snapshot)]);
    }

    private static object?[] Row(Snapshot snapshot)
    {
        var metadata = snapshot.Metadata;
        return
        [
            "delta", metadata.Id, metadata.Name, metadata.Description, "file:" + snapshot.TablePath,
            Time(metadata.CreatedTime), TableFacts.Time(snapshot.Timestamp), metadata.PartitionColumns, Array.Empty<string>(),
            snapshot.FileCount, snapshot.SizeInBytes, TextMaps.Of(metadata.Configuration),
            snapshot.Protocol.MinReaderVersion, snapshot.Protocol.MinWriterVersion, snapshot.Protocol.SupportedFeatures,
        ];
    }

    private static Timestamp? Time(long? milliseconds) => milliseconds is { } time ? TableFacts.Time(DateTimeOffset.FromUnixTimeMilliseconds(time)) : null;
}
