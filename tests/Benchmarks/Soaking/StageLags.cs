using System.Collections.Concurrent;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Benchmarks.Soaking;

/// <summary>How far the stages of a live pipeline are behind, by what they tell of themselves.</summary>
/// <param name="time">The clock.</param>
internal sealed class StageLags(TimeProvider time) : IJobProgress
{
    private readonly ConcurrentDictionary<string, (TimeSpan Behind, long Told)> _stages = new(StringComparer.Ordinal);

    /// <summary>
    /// The seconds by which each stage is behind: by what waits before it, and by how long ago it said so, as a stage that is stuck says nothing.
    /// </summary>
    internal IReadOnlyDictionary<string, double> Seconds =>
        _stages.ToDictionary(stage => stage.Key, stage => (stage.Value.Behind + time.GetElapsedTime(stage.Value.Told)).TotalSeconds);

    public void Report(JobProgress progress)
    {
        // Stages that go by the clock, such as upkeep and export, are never behind, and rest between their rounds.
        if (progress is { Stage: { } name, Live.Behind: { } behind })
            _stages[name] = (behind, time.GetTimestamp());
    }
}
