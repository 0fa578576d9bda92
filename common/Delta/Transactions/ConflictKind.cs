namespace SparkPersonalization.Delta.Transactions;

/// <summary>Why a commit may not follow another that came first (Delta Lake, "Concurrency control").</summary>
public enum ConflictKind
{
    /// <summary>The other added files that this one should have read.</summary>
    ConcurrentAppend,

    /// <summary>The other removed a file that this one read.</summary>
    ConcurrentDeleteRead,

    /// <summary>The other removed a file that this one removes too.</summary>
    ConcurrentDeleteDelete,

    /// <summary>The other changed the schema, the partitioning or the properties.</summary>
    MetadataChanged,

    /// <summary>The other changed the protocol, or made the table.</summary>
    ProtocolChanged,

    /// <summary>The other wrote for the same application, or set the same domain.</summary>
    ConcurrentTransaction,
}
