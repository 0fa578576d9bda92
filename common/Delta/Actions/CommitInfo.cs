namespace SparkPersonalization.Delta.Actions;

/// <summary>Who made a commit, when, and how (<c>commitInfo</c>).</summary>
public sealed record CommitInfo : DeltaAction
{
    /// <summary>When the writer says it was made, in milliseconds since 1970-01-01 UTC; null where not said.</summary>
    public long? Timestamp { get; init; }

    /// <summary>The commit's time by the log's own order, where the table has in-commit timestamps; else null.</summary>
    public long? InCommitTimestamp { get; init; }

    /// <summary>The kind of operation, such as <c>WRITE</c> or <c>MERGE</c>; null where not said.</summary>
    public string? Operation { get; init; }

    /// <summary>The operation's parameters; what is not a text in the log is its JSON text here.</summary>
    public StringMap OperationParameters { get; init; } = StringMap.Empty;

    /// <summary>What the operation counted, such as <c>numOutputRows</c>.</summary>
    public StringMap OperationMetrics { get; init; } = StringMap.Empty;

    /// <summary>The version that the writer had read; null for a new table.</summary>
    public long? ReadVersion { get; init; }

    /// <summary><c>WriteSerializable</c>, <c>Serializable</c> or <c>SnapshotIsolation</c>; null where not said.</summary>
    public string? IsolationLevel { get; init; }

    /// <summary>Whether the commit only added files, without having read the table; null where not said.</summary>
    public bool? IsBlindAppend { get; init; }

    /// <summary>What the writer wanted to have kept with the commit; null for nothing.</summary>
    public string? UserMetadata { get; init; }

    /// <summary>The program that wrote it, such as <c>Apache-Spark/4.1.1 Delta-Lake/4.4.0</c>.</summary>
    public string? EngineInfo { get; init; }

    /// <summary>The id of this attempt to commit, by which a writer knows its own commit again; null where not said.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Members that have no property here, as JSON texts. They are kept when the action is written again.</summary>
    public StringMap OtherMembers { get; init; } = StringMap.Empty;
}
