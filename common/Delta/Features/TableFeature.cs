namespace SparkPersonalization.Delta.Features;

/// <summary>Names of table features (Delta protocol, "Valid Feature Names in Table Features").</summary>
public static class TableFeature
{
    /// <summary>Rows may only be added, where <c>delta.appendOnly</c> says so.</summary>
    public const string AppendOnly = "appendOnly";

    /// <summary>Conditions on columns that each row keeps.</summary>
    public const string Invariants = "invariants";

    /// <summary>Conditions on rows, <c>delta.constraints.*</c>.</summary>
    public const string CheckConstraints = "checkConstraints";

    /// <summary>Row changes are kept, where <c>delta.enableChangeDataFeed</c> says so.</summary>
    public const string ChangeDataFeed = "changeDataFeed";

    /// <summary>Columns computed from others.</summary>
    public const string GeneratedColumns = "generatedColumns";

    /// <summary>Columns have physical names or ids.</summary>
    public const string ColumnMapping = "columnMapping";

    /// <summary>Columns that count up.</summary>
    public const string IdentityColumns = "identityColumns";

    /// <summary>Columns with default values.</summary>
    public const string AllowColumnDefaults = "allowColumnDefaults";

    /// <summary>Deleted rows are listed beside the files.</summary>
    public const string DeletionVectors = "deletionVectors";

    /// <summary>Timestamps without zone.</summary>
    public const string TimestampNtz = "timestampNtz";

    /// <summary>Named configurations.</summary>
    public const string DomainMetadata = "domainMetadata";

    /// <summary>Checkpoints of the V2 form.</summary>
    public const string V2Checkpoint = "v2Checkpoint";

    /// <summary>VACUUM honours the protocol.</summary>
    public const string VacuumProtocolCheck = "vacuumProtocolCheck";

    /// <summary>Commit times inside the commits.</summary>
    public const string InCommitTimestamp = "inCommitTimestamp";

    /// <summary>Column types may have been widened.</summary>
    public const string TypeWidening = "typeWidening";

    /// <summary>Rows have ids.</summary>
    public const string RowTracking = "rowTracking";
}
