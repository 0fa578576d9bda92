using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>Another writer committed first what this operation may not follow. Nothing was committed; the operation may be tried again.</summary>
public sealed class DeltaConcurrentModificationException : DeltaException
{
    internal DeltaConcurrentModificationException(CommitConflict conflict)
        : base(Class(conflict.Kind), conflict.Message) => Conflict = conflict;

    /// <summary>Which rule the two commits break.</summary>
    public CommitConflict Conflict { get; }

    private static string Class(ConflictKind kind) => kind switch
    {
        ConflictKind.ConcurrentAppend => "DELTA_CONCURRENT_APPEND",
        ConflictKind.ConcurrentDeleteRead => "DELTA_CONCURRENT_DELETE_READ",
        ConflictKind.ConcurrentDeleteDelete => "DELTA_CONCURRENT_DELETE_DELETE",
        ConflictKind.MetadataChanged => "DELTA_METADATA_CHANGED",
        ConflictKind.ProtocolChanged => "DELTA_PROTOCOL_CHANGED",
        _ => "DELTA_CONCURRENT_TRANSACTION",
    };
}
