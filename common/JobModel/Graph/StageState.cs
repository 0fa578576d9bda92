namespace SparkPersonalization.JobModel.Graph;

/// <summary>Where a stage of a job graph stands.</summary>
public enum StageState
{
    /// <summary>It has not begun.</summary>
    Waiting,

    /// <summary>It works.</summary>
    Running,

    /// <summary>All was done, and every check passed.</summary>
    Done,

    /// <summary>It or one of its checks failed.</summary>
    Failed,

    /// <summary>It stopped at a sound state because it was asked to.</summary>
    Interrupted,

    /// <summary>It did not begin, because a stage that it comes after is not done, or because the run was asked to stop.</summary>
    Skipped,
}
