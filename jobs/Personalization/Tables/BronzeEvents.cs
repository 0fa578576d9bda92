using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Personalization.Tables;

/// <summary>
/// <c>bronze/events</c>: every record as it came, with where it came from. Nothing is ever dropped here, and nothing is read into it.
/// </summary>
internal static class BronzeEvents
{
    /// <summary>The bytes of a message or line; a CSV or Parquet record as one JSON object.</summary>
    internal const string Raw = "raw";

    /// <summary>The name of the mapping that reads the record; null where it is of the input contract.</summary>
    internal const string Mapping = "mapping";

    /// <summary>The file's address; null for a message.</summary>
    internal const string File = "file";

    /// <summary>The record's place in its file, from 1, where the engine knows it. For people: nothing depends on it.</summary>
    internal const string Line = "line";

    /// <summary>The record's number among the equal ones of its file, from 1.</summary>
    internal const string Occurrence = "occurrence";

    /// <summary>A message's topic; null for a file. The same holds for the columns after it.</summary>
    internal const string Topic = "topic";
    internal const string Partition = "partition";
    internal const string Offset = "offset";
    internal const string Timestamp = "timestamp";
    internal const string Key = "key";
    internal const string Headers = "headers";

    /// <summary>When the batch that took the record in was decided on.</summary>
    internal const string IngestedAt = "ingested_at";

    internal static readonly LakeTable Table = new(
        "bronze/events",
        (StructType)DataType.FromDdl($"""
            {Raw} BINARY, {Mapping} STRING, {File} STRING, {Line} BIGINT, {Occurrence} INT,
            {Topic} STRING, {Partition} INT, {Offset} BIGINT, {Timestamp} TIMESTAMP, {Key} BINARY,
            {Headers} ARRAY<STRUCT<key: STRING, value: BINARY>>, {IngestedAt} TIMESTAMP
            """),
        [],
        "ingest-events");

    /// <summary>The columns that tell where a record came from.</summary>
    internal static readonly IReadOnlyList<string> Position = [Mapping, File, Line, Occurrence, Topic, Partition, Offset];
}
