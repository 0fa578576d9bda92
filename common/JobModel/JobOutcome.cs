using System.Collections.Immutable;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.JobModel;

/// <summary>What a job did. A job whose work failed throws; one of which a check failed has an outcome that says so.</summary>
public sealed record JobOutcome
{
    /// <summary>Numbers about the work, in the order in which people read them.</summary>
    public ImmutableArray<JobCount> Counts { get; init; } = [];

    /// <summary>Where the results are.</summary>
    public ImmutableArray<JobPlace> Places { get; init; } = [];

    /// <summary>What was checked.</summary>
    public ImmutableArray<JobCheck> Checks { get; init; } = [];

    /// <summary>How the stages ended, where the job has several; their counts, places and checks are theirs.</summary>
    public ImmutableArray<StageOutcome> Stages { get; init; } = [];

    /// <summary>Whether no check failed and all stages are done.</summary>
    public bool Succeeded => Checks.All(check => check.Passed) && Stages.All(stage => stage.State == StageState.Done);
}

/// <summary>A number about a job's work.</summary>
/// <param name="Name">What was counted, in lower case; unique in the outcome.</param>
/// <param name="Value">How many, or how much.</param>
public sealed record JobCount(string Name, decimal Value);

/// <summary>Where a result is.</summary>
/// <param name="Name">What lies there; unique in the outcome.</param>
/// <param name="Location">A path or address.</param>
public sealed record JobPlace(string Name, string Location);

/// <summary>One check of a job's work.</summary>
/// <param name="Name">What must hold.</param>
/// <param name="Passed">Whether it held.</param>
/// <param name="Detail">What was found; for a failed check also what to do.</param>
public sealed record JobCheck(string Name, bool Passed, string Detail);
