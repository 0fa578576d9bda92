using Microsoft.Extensions.Logging;

namespace SparkPersonalization.JobModel;

/// <summary>One run of a job: its options and all that it works with.</summary>
/// <typeparam name="TOptions">The job's options.</typeparam>
public sealed class JobContext<TOptions>
    where TOptions : class
{
    private readonly JobServices _services;

    /// <summary>A context of a run.</summary>
    /// <param name="options">The options, valid.</param>
    /// <param name="services">What the run gives to its job.</param>
    public JobContext(TOptions options, JobServices services)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(services);
        Options = options;
        _services = services;
    }

    /// <summary>The options, bound and valid.</summary>
    public TOptions Options { get; }

    /// <inheritdoc cref="JobServices.LakeDirectory"/>
    public string LakeDirectory => _services.LakeDirectory;

    /// <inheritdoc cref="JobServices.ConfDirectory"/>
    public string ConfDirectory => _services.ConfDirectory;

    /// <inheritdoc cref="JobServices.Session"/>
    public SessionSettings Session => _services.Session;

    /// <inheritdoc cref="JobServices.Time"/>
    public TimeProvider Time => _services.Time;

    /// <inheritdoc cref="JobServices.Progress"/>
    public IJobProgress Progress => _services.Progress;

    /// <inheritdoc cref="JobServices.Log"/>
    public ILogger Log => _services.Log;

    /// <inheritdoc cref="JobServices.Cancellation"/>
    public CancellationToken Cancellation => _services.Cancellation;

    /// <summary>The same run for a job that this one includes.</summary>
    /// <typeparam name="TOther">The other job's options.</typeparam>
    /// <param name="options">The other job's options, valid.</param>
    /// <returns>A context with the same services.</returns>
    public JobContext<TOther> With<TOther>(TOther options)
        where TOther : class => new(options, _services);
}
