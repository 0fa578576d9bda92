using System.Collections.Immutable;

namespace SparkPersonalization.JobModel.Graph;

/// <summary>Jobs that build on each other, run one after the other. Faults of the graph are found before anything runs.</summary>
public sealed class JobGraph
{
    /// <summary>A graph of stages.</summary>
    /// <param name="stages">The stages, in any order.</param>
    /// <exception cref="InvalidOperationException">A stage is there twice, comes after an unknown one, or after itself by way of others; the message has all faults.</exception>
    public JobGraph(params IEnumerable<JobStage> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        var order = new StageOrder([.. stages]);
        if (order.Faults.Count > 0)
            throw new InvalidOperationException($"The job graph does not hold:\n{string.Join('\n', order.Faults.Select(fault => "  " + fault))}");
        Stages = [.. order.Stages];
    }

    /// <summary>The stages in the order in which they run: as given, but for those that come after later ones.</summary>
    public ImmutableArray<JobStage> Stages { get; }

    /// <summary>
    /// Runs the stages. One that fails stops those behind it, and no others. When the run is asked to stop, the stage at work
    /// stops at a sound state and no other begins.
    /// </summary>
    /// <param name="services">What the run gives to its jobs.</param>
    /// <returns>How each stage ended.</returns>
    public JobOutcome Run(JobServices services)
    {
        ArgumentNullException.ThrowIfNull(services);
        foreach (var stage in Stages)
            StageRun.Tell(services, stage, StageState.Waiting);
        var ended = new List<StageOutcome>();
        foreach (var stage in Stages)
        {
            ended.Add(Run(stage, ended, services));
            StageRun.Tell(services, stage, ended[^1].State);
        }
        return new JobOutcome { Stages = [.. ended] };
    }

    /// <summary>
    /// Runs the stages at the same time, each on a thread of its own: they go on until they are stopped. Where one ends, those behind it are
    /// asked to finish what there is for them; where it failed, all others are asked to stop.
    /// </summary>
    /// <param name="services">What the run gives to its jobs.</param>
    /// <returns>How each stage ended.</returns>
    public JobOutcome RunTogether(JobServices services)
    {
        ArgumentNullException.ThrowIfNull(services);
        using var run = new LiveRun(Stages, services);
        return new JobOutcome { Stages = run.Wait() };
    }

    private static StageOutcome Run(JobStage stage, List<StageOutcome> ended, JobServices services)
    {
        var notDone = ended.FirstOrDefault(other => stage.After.Contains(other.Id) && other.State != StageState.Done);
        if (notDone is not null || services.Cancellation.IsCancellationRequested)
            return new StageOutcome(stage.Id, StageState.Skipped) { NotDone = notDone?.Id };
        return StageRun.Do(stage, services);
    }
}
