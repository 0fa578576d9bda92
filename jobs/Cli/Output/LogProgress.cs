using Microsoft.Extensions.Logging;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Output;

/// <summary>Progress as log lines: one at once, then one each five seconds at most.</summary>
internal sealed class LogProgress(ILogger log, TimeProvider time) : IJobProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly long _started = time.GetTimestamp();
    private long? _told;

    public void Report(JobProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (IsDue() && ProgressText.Of(progress, time.GetElapsedTime(_started)) is { Length: > 0 } text)
            log.LogInformation("{Progress}", text);
    }

    private bool IsDue()
    {
        lock (_gate)
        {
            var due = _told is not { } told || time.GetElapsedTime(told) >= Pause;
            _told = due ? time.GetTimestamp() : _told;
            return due;
        }
    }
}
