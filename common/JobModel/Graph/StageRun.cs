namespace SparkPersonalization.JobModel.Graph;

/// <summary>Runs one stage, whatever comes of it.</summary>
internal static class StageRun
{
    /// <summary>Does a stage's work.</summary>
    /// <returns>How it ended; what went wrong is in it.</returns>
    internal static StageOutcome Do(JobStage stage, JobServices services)
    {
        Tell(services, stage, StageState.Running);
        var started = services.Time.GetTimestamp();
        var outcome = Guard(stage, services with { Progress = services.Progress.ForStage(stage.Id) });
        return outcome with { Duration = services.Time.GetElapsedTime(started) };
    }

    internal static void Tell(JobServices services, JobStage stage, StageState state) =>
        services.Progress.Report(new JobProgress { Stage = stage.Id, State = state });

    private static StageOutcome Guard(JobStage stage, JobServices services)
    {
        try
        {
            var outcome = stage.Run(services);
            return new StageOutcome(stage.Id, outcome.Succeeded ? StageState.Done : StageState.Failed) { Outcome = outcome };
        }
        catch (OperationCanceledException) when (services.Cancellation.IsCancellationRequested)
        {
            return new StageOutcome(stage.Id, StageState.Interrupted);
        }
        catch (Exception error)
        {
            return new StageOutcome(stage.Id, StageState.Failed) { Error = error };
        }
    }
}
