using System.Collections.Immutable;

namespace SparkPersonalization.JobModel.Graph;

/// <summary>One job of a job graph.</summary>
/// <param name="Id">The job's id; unique in the graph.</param>
/// <param name="Run">Does the job's work, with the run's services and a progress that names the stage.</param>
public sealed record JobStage(string Id, Func<JobServices, JobOutcome> Run)
{
    /// <summary>The ids of the stages that must be done before this one begins; none by default.</summary>
    public ImmutableArray<string> After { get; init; } = [];
}
