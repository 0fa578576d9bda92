namespace SparkPersonalization.JobModel;

/// <summary>Ways to tell progress.</summary>
public static class JobProgressExtensions
{
    /// <summary>A progress that says of all that it is told which stage it is about.</summary>
    /// <param name="progress">Who is told.</param>
    /// <param name="stage">The stage's id, as <c>refine-events</c>.</param>
    /// <returns>The stage's progress.</returns>
    public static IJobProgress ForStage(this IJobProgress progress, string stage)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentException.ThrowIfNullOrEmpty(stage);
        return new StageProgress(progress, stage);
    }

    private sealed class StageProgress(IJobProgress all, string stage) : IJobProgress
    {
        public void Report(JobProgress progress)
        {
            ArgumentNullException.ThrowIfNull(progress);
            // A stage that has stages of its own keeps their names, behind its own.
            all.Report(progress with { Stage = progress.Stage is { } inner ? $"{stage}/{inner}" : stage });
        }
    }
}
