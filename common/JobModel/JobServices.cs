using Microsoft.Extensions.Logging;

namespace SparkPersonalization.JobModel;

/// <summary>What a run gives to its job, whatever the job: made once by the command line, a notebook or a test.</summary>
public sealed record JobServices
{
    /// <summary>The root of the tables; an absolute path.</summary>
    public required string LakeDirectory { get; init; }

    /// <summary>The directory of <c>jobs/</c>, <c>mappings/</c>, <c>schemas/</c> and <c>rules/</c>; an absolute path.</summary>
    public required string ConfDirectory { get; init; }

    /// <summary>How the Spark session is to be made; the embedded engine without further settings by default.</summary>
    public SessionSettings Session { get; init; } = new();

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Is told how far the job is; nobody by default.</summary>
    public IJobProgress Progress { get; init; } = SilentProgress.Instance;

    /// <summary>Takes what people may want to read about the run.</summary>
    public required ILogger Log { get; init; }

    /// <summary>Asks the job to stop at the next sound state; never by default.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Asks a job that keeps going to do what there is and then to end; never by default.</summary>
    public CancellationToken Finish { get; init; }
}
