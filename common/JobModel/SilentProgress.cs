namespace SparkPersonalization.JobModel;

/// <summary>Tells nobody.</summary>
internal sealed class SilentProgress : IJobProgress
{
    internal static readonly SilentProgress Instance = new();

    public void Report(JobProgress progress)
    {
    }
}
