using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.JobModel;

/// <summary>A job that was found: its id, its options, and how to run it.</summary>
public sealed class JobDefinition
{
    private readonly IJob _job;

    internal JobDefinition(string id, IJob job)
    {
        Id = id;
        _job = job;
        Options = OptionSet.Of(job.OptionsType);
    }

    /// <summary>The id in kebab-case, the same in <c>conf/</c>, on the command line, in logs and commits.</summary>
    public string Id { get; }

    /// <summary>What the job does, in one sentence.</summary>
    public string Description => _job.Description;

    /// <summary>The options that the job takes.</summary>
    public OptionSet Options { get; }

    /// <summary>What an option's environment variable begins with: <c>SPARKPERSONALIZATION_REFINE_EVENTS_</c>.</summary>
    public string EnvironmentPrefix => $"{OptionLayers.EnvironmentRoot}{KebabCase.ToEnvironment(Id)}_";

    /// <summary>The environment variable of an option.</summary>
    /// <param name="option">The option's name.</param>
    /// <returns>Such as <c>SPARKPERSONALIZATION_REFINE_EVENTS_MAX_LATENESS</c>.</returns>
    public string EnvironmentVariable(string option)
    {
        ArgumentException.ThrowIfNullOrEmpty(option);
        return EnvironmentPrefix + KebabCase.ToEnvironment(option);
    }

    /// <summary>Makes the job's options of their defaults and what the layers say, the later layer over the earlier.</summary>
    /// <param name="layers">What files, environment and command line say.</param>
    /// <returns>The options, valid; an instance of the job's options class.</returns>
    /// <exception cref="JobOptionsException">Something does not hold; the message has all faults.</exception>
    public object Bind(OptionLayers layers) => Options.Bind(Id, layers);

    /// <summary>Runs the job.</summary>
    /// <param name="options">The options, from <see cref="Bind"/>.</param>
    /// <param name="services">What the run gives to its job.</param>
    /// <returns>What the job did.</returns>
    /// <exception cref="OperationCanceledException">The job was asked to stop, and did.</exception>
    public JobOutcome Run(object options, JobServices services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        return _job.Run(options, services);
    }
}
