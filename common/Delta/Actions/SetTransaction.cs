namespace SparkPersonalization.Delta.Actions;

/// <summary>How far an application has written (<c>txn</c>): a batch whose version is not above the table's is there already.</summary>
/// <param name="AppId">The application's id, such as a query's.</param>
/// <param name="Version">The application's own version, such as the batch id.</param>
/// <param name="LastUpdated">When it was written, in milliseconds since 1970-01-01 UTC; null where unknown.</param>
public sealed record SetTransaction(string AppId, long Version, long? LastUpdated = null) : DeltaAction;
