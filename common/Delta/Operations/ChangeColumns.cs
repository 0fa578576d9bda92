namespace SparkPersonalization.Delta.Operations;

/// <summary>The columns that a change data feed adds to those of the table, and what the first of them holds.</summary>
public static class ChangeColumns
{
    /// <summary>What happened to the row: one of the four texts below.</summary>
    public const string Type = "_change_type";

    /// <summary>The version that changed it, a <c>bigint</c>.</summary>
    public const string Version = "_commit_version";

    /// <summary>When that version was committed, a <c>timestamp</c>.</summary>
    public const string Timestamp = "_commit_timestamp";

    /// <summary>A row that came.</summary>
    public const string Insert = "insert";

    /// <summary>A row that went.</summary>
    public const string Delete = "delete";

    /// <summary>A row before it was changed.</summary>
    public const string PreImage = "update_preimage";

    /// <summary>A row after it was changed.</summary>
    public const string PostImage = "update_postimage";
}
