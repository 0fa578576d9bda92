using Microsoft.Extensions.Logging;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.JobModel;

/// <summary>One run of a job: its options and all that it works with.</summary>
/// <typeparam name="TOptions">The job's options.</typeparam>
public sealed class JobContext<TOptions>
    where TOptions : class
{
    /// <summary>A context of a run.</summary>
    /// <param name="options">The options, valid.</param>
    /// <param name="services">What the run gives to its job.</param>
    public JobContext(TOptions options, JobServices services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        Options = options;
        Services = services;
    }

    /// <summary>The options, bound and valid.</summary>
    public TOptions Options { get; }

    /// <summary>What the run gives to its job, to be passed on to a job that this one includes.</summary>
    public JobServices Services { get; }

    /// <inheritdoc cref="JobServices.LakeDirectory"/>
    public string LakeDirectory => Services.LakeDirectory;

    /// <inheritdoc cref="JobServices.ConfDirectory"/>
    public string ConfDirectory => Services.ConfDirectory;

    /// <inheritdoc cref="JobServices.Session"/>
    public SessionSettings Session => Services.Session;

    /// <inheritdoc cref="JobServices.Time"/>
    public TimeProvider Time => Services.Time;

    /// <inheritdoc cref="JobServices.Progress"/>
    public IJobProgress Progress => Services.Progress;

    /// <inheritdoc cref="JobServices.Log"/>
    public ILogger Log => Services.Log;

    /// <inheritdoc cref="JobServices.Cancellation"/>
    public CancellationToken Cancellation => Services.Cancellation;

    /// <inheritdoc cref="JobServices.Finish"/>
    public CancellationToken Finish => Services.Finish;

    /// <summary>Opens the session that the run's settings ask for.</summary>
    /// <returns>A new session, the job's to dispose.</returns>
    /// <exception cref="SessionSettingsException">There is no such engine, or it refuses a setting.</exception>
    public SparkSession OpenSession() => JobSession.Open(Session);

    /// <summary>The same run for a job that this one includes.</summary>
    /// <typeparam name="TOther">The other job's options.</typeparam>
    /// <param name="options">The other job's options, valid.</param>
    /// <returns>A context with the same services.</returns>
    public JobContext<TOther> With<TOther>(TOther options)
        where TOther : class => new(options, Services);
}
