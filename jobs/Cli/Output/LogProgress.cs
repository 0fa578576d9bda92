using Microsoft.Extensions.Logging;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Cli.Output;

/// <summary>
/// Progress as log lines: of each stage every change of its state, one line at once, then one each five seconds at most, or each minute where
/// it keeps going.
/// </summary>
internal sealed class LogProgress(ILogger log, TimeProvider time) : IJobProgress
{

    private readonly StageBoard _board = new(time);
    private readonly StagePauses _pauses = new(time);

    public void Report(JobProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var line = _board.Take(progress);
        if (progress.State is { } state)
            LogState(line, state);
        else if (line.Text is { Length: > 0 } text && _pauses.IsDue(progress))
            log.LogInformation("{Progress}", line.Stage is { } stage ? $"{stage}: {text}" : text);
    }

    /// <summary>That a stage waits is no news.</summary>
    private void LogState(StageLine line, StageState state)
    {
        if (state != StageState.Waiting)
            log.LogInformation("{Stage}: {State}", line.Stage, state == StageState.Running ? line.StateName : line.Text);
    }
}
