namespace SparkPersonalization.JobModel;

/// <summary>
/// A job. A class <c>RefineEventsJob : Job&lt;RefineEventsOptions&gt;</c> with a constructor without parameters is found by
/// reflection, and its id is the class's name without <c>Job</c> in kebab-case: <c>refine-events</c>.
/// </summary>
/// <typeparam name="TOptions">
/// The options: each property with a setter and a <see cref="System.ComponentModel.DescriptionAttribute"/> is one, and what
/// a new instance holds are the defaults.
/// </typeparam>
public abstract class Job<TOptions> : IJob
    where TOptions : class, new()
{
    /// <summary>What the job does, in one sentence, for the list of jobs and the job's help.</summary>
    public abstract string Description { get; }

    Type IJob.OptionsType => typeof(TOptions);

    /// <summary>Does the job's work.</summary>
    /// <param name="context">The bound options and all that the job works with.</param>
    /// <returns>What was done, as counts, places to look and checks.</returns>
    /// <exception cref="OperationCanceledException">The context's token was cancelled and the work stopped at a sound state.</exception>
    public abstract JobOutcome Run(JobContext<TOptions> context);

    JobOutcome IJob.Run(object options, JobServices services) => Run(new JobContext<TOptions>((TOptions)options, services));
}
