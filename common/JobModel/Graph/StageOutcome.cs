namespace SparkPersonalization.JobModel.Graph;

/// <summary>How a stage of a job graph ended.</summary>
/// <param name="Id">The stage.</param>
/// <param name="State">How it ended.</param>
public sealed record StageOutcome(string Id, StageState State)
{
    /// <summary>How long it worked.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What it did; null where it did not come to an end.</summary>
    public JobOutcome? Outcome { get; init; }

    /// <summary>What went wrong; null where nothing did, or where a failed check in the outcome says it.</summary>
    public Exception? Error { get; init; }

    /// <summary>The stage for which a skipped one would have had to wait in vain; null where the run was asked to stop.</summary>
    public string? NotDone { get; init; }
}
