using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Personalization.Tables;

/// <summary><c>quarantine/events</c>: every record that silver does not take and that is no plain copy of one it has, with all reasons.</summary>
internal static class QuarantineEvents
{
    /// <summary>The first reason's code.</summary>
    internal const string Reason = "reason";

    /// <summary>All reasons: a machine-readable code, the column, a message for people.</summary>
    internal const string Reasons = "reasons";

    /// <summary>The event's id and kind, and its times, where they could be read.</summary>
    internal const string EventId = SilverEvents.EventId;
    internal const string Kind = SilverEvents.Kind;
    internal const string EventTime = SilverEvents.EventTime;
    internal const string ReceivedAt = SilverEvents.ReceivedAt;

    /// <summary>When the batch that put it here was decided on.</summary>
    internal const string QuarantinedAt = "quarantined_at";

    internal static readonly LakeTable Table = new(
        "quarantine/events",
        (StructType)DataType.FromDdl($"""
            {Reason} STRING, {Reasons} ARRAY<STRUCT<code: STRING, column: STRING, message: STRING>>,
            {EventId} STRING, {Kind} STRING, {EventTime} TIMESTAMP, {ReceivedAt} TIMESTAMP,
            {BronzeEvents.Raw} BINARY, {BronzeEvents.Mapping} STRING, {BronzeEvents.File} STRING, {BronzeEvents.Line} BIGINT, {BronzeEvents.Occurrence} INT,
            {BronzeEvents.Topic} STRING, {BronzeEvents.Partition} INT, {BronzeEvents.Offset} BIGINT,
            {BronzeEvents.IngestedAt} TIMESTAMP, {QuarantinedAt} TIMESTAMP
            """),
        [],
        "refine-events");
}
