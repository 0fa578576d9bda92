using Microsoft.Extensions.Logging;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Cli.Output;

/// <summary>Progress as log lines: of each stage every change of its state, one line at once, then one each five seconds at most.</summary>
internal sealed class LogProgress(ILogger log, TimeProvider time) : IJobProgress
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly StageBoard _board = new(time);
    private readonly Dictionary<string, long> _told = new(StringComparer.Ordinal);

    public void Report(JobProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var line = _board.Take(progress);
        if (progress.State is { } state)
            LogState(line, state);
        else if (line.Text is { Length: > 0 } text && IsDue(line.Stage ?? ""))
            log.LogInformation("{Progress}", line.Stage is { } stage ? $"{stage}: {text}" : text);
    }

    /// <summary>That a stage waits is no news.</summary>
    private void LogState(StageLine line, StageState state)
    {
        if (state != StageState.Waiting)
            log.LogInformation("{Stage}: {State}", line.Stage, state == StageState.Running ? line.StateName : line.Text);
    }

    private bool IsDue(string stage)
    {
        lock (_gate)
        {
            var due = !_told.TryGetValue(stage, out var told) || time.GetElapsedTime(told) >= Pause;
            if (due)
                _told[stage] = time.GetTimestamp();
            return due;
        }
    }
}
