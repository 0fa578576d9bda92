using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Output;

/// <summary>Says of which reports a reader of lines wants to know: of each stage the first, then one after each pause. Safe for use by several threads.</summary>
internal sealed class StagePauses(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LivePause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _told = new(StringComparer.Ordinal);

    internal bool IsDue(JobProgress progress)
    {
        var pause = progress.Live is null ? Pause : LivePause;
        lock (_gate)
        {
            var due = !_told.TryGetValue(progress.Stage ?? "", out var told) || time.GetElapsedTime(told) >= pause;
            if (due)
                _told[progress.Stage ?? ""] = time.GetTimestamp();
            return due;
        }
    }
}
