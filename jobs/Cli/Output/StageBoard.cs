using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Cli.Output;

/// <summary>Keeps what each stage of a job told last. Safe for use by several threads.</summary>
internal sealed class StageBoard(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    /// <summary>Takes a report.</summary>
    /// <returns>The stage after it.</returns>
    internal StageLine Take(JobProgress progress)
    {
        lock (_gate)
        {
            var at = _entries.FindIndex(entry => entry.Stage == progress.Stage);
            var entry = Next(at < 0 ? new Entry(progress.Stage) : _entries[at], progress);
            if (at < 0)
                _entries.Add(entry);
            else
                _entries[at] = entry;
            return Line(entry);
        }
    }

    /// <summary>The stages in the order in which they were told first.</summary>
    internal IReadOnlyList<StageLine> Lines()
    {
        lock (_gate)
            return [.. _entries.Select(Line)];
    }

    private Entry Next(Entry entry, JobProgress progress)
    {
        var state = progress.State ?? StageState.Running;
        var now = time.GetTimestamp();
        return entry with
        {
            State = state,
            // A report of a state alone says nothing about rows, so that the last numbers stay.
            Progress = progress.State is null ? progress : entry.Progress,
            Started = state == StageState.Running ? entry.Started ?? now : entry.Started,
            Ended = state is StageState.Waiting or StageState.Running ? null : now,
        };
    }

    private StageLine Line(Entry entry) => new(entry.Stage, entry.State, entry.Progress, Elapsed(entry));

    private TimeSpan Elapsed(Entry entry) => entry.Started is { } started ? time.GetElapsedTime(started, entry.Ended ?? time.GetTimestamp()) : TimeSpan.Zero;

    private sealed record Entry(string? Stage)
    {
        internal StageState State { get; init; }

        internal JobProgress Progress { get; init; } = new();

        internal long? Started { get; init; }

        internal long? Ended { get; init; }
    }
}
