namespace SparkPersonalization.JobModel;

/// <summary>Is told how far a job is.</summary>
public interface IJobProgress
{
    /// <summary>Takes the newest state; may drop it, and returns at once.</summary>
    /// <param name="progress">How far the job is.</param>
    void Report(JobProgress progress);
}
