using System.Collections.Immutable;

namespace SparkPersonalization.JobModel.Graph;

/// <summary>Stages that run at the same time.</summary>
internal sealed class LiveRun : IDisposable
{
    private readonly ImmutableArray<Running> _stages;
    private readonly Lock _lock = new();

    internal LiveRun(ImmutableArray<JobStage> stages, JobServices services) =>
        _stages = [.. stages.Select(stage => new Running(stage, services))];

    /// <summary>Runs the stages until all have ended.</summary>
    /// <returns>How each ended.</returns>
    internal ImmutableArray<StageOutcome> Wait()
    {
        Thread[] threads = [.. _stages.Select(stage => new Thread(() => Run(stage)) { Name = stage.Stage.Id })];
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        return [.. _stages.Select(stage => stage.Outcome!)];
    }

    public void Dispose()
    {
        foreach (var stage in _stages)
            stage.Dispose();
    }

    private void Run(Running running)
    {
        var outcome = StageRun.Do(running.Stage, running.Services);
        StageRun.Tell(running.Services, running.Stage, outcome.State);
        lock (_lock)
        {
            running.Outcome = outcome;
            if (outcome.State == StageState.Failed)
                StopOthers(running);
            FinishThoseBehind();
        }
    }

    // Those behind it still have what it did before.
    private void StopOthers(Running failed)
    {
        foreach (var other in _stages.Where(other => other != failed && !ComesAfter(other, failed)))
            other.Stop.Cancel();
    }

    private bool ComesAfter(Running stage, Running other) =>
        stage.Stage.After.Contains(other.Stage.Id) || stage.Stage.After.Any(id => ComesAfter(Find(id), other));

    private void FinishThoseBehind()
    {
        foreach (var stage in _stages.Where(stage => stage.Stage.After.Length > 0 && stage.Stage.After.All(id => Find(id).Outcome is not null)))
            stage.Finish.Cancel();
    }

    private Running Find(string id) => _stages.First(stage => stage.Stage.Id == id);

    /// <summary>A stage and what ends it.</summary>
    private sealed class Running : IDisposable
    {
        internal Running(JobStage stage, JobServices services)
        {
            Stage = stage;
            Stop = CancellationTokenSource.CreateLinkedTokenSource(services.Cancellation);
            Services = services with { Cancellation = Stop.Token, Finish = Finish.Token };
        }

        internal JobStage Stage { get; }

        internal JobServices Services { get; }

        internal CancellationTokenSource Stop { get; }

        internal CancellationTokenSource Finish { get; } = new();

        internal StageOutcome? Outcome { get; set; }

        public void Dispose()
        {
            Stop.Dispose();
            Finish.Dispose();
        }
    }
}
