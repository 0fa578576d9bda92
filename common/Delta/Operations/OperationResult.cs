using SparkPersonalization.Delta.Actions;

namespace SparkPersonalization.Delta.Operations;

/// <summary>What came of an operation.</summary>
public enum OperationOutcome
{
    /// <summary>The table has a new version.</summary>
    Committed,

    /// <summary>Nothing was done: the table has this batch of the application (<c>txnAppId</c>, <c>txnVersion</c>), or a later one.</summary>
    Skipped,

    /// <summary>There was nothing to do: no row to write, change or delete, or a table that is there and to be left alone.</summary>
    Unchanged,
}

/// <summary>What an operation on a table did.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Version">The version committed, or null where there is none.</param>
/// <param name="Metrics">What was counted, under Delta's names, such as <c>numOutputRows</c>; empty where nothing was committed.</param>
/// <param name="MaintenanceFailure">What went wrong with the checkpoint or the clean-up after the commit, which stands; else null.</param>
public sealed record OperationResult(OperationOutcome Outcome, long? Version, StringMap Metrics, Exception? MaintenanceFailure = null)
{
    internal static OperationResult Skipped { get; } = new(OperationOutcome.Skipped, Version: null, StringMap.Empty);

    internal static OperationResult Unchanged { get; } = new(OperationOutcome.Unchanged, Version: null, StringMap.Empty);
}
