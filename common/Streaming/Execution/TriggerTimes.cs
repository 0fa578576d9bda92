namespace SparkPersonalization.Streaming.Execution;

/// <summary>When a trigger fired and how long each of its steps took, by Spark's names of the steps.</summary>
internal sealed class TriggerTimes(TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();
    private readonly Dictionary<string, long> _durations = new(StringComparer.Ordinal);

    internal DateTimeOffset FiredAt { get; } = clock.GetUtcNow();

    internal IReadOnlyDictionary<string, long> Durations => _durations;

    internal long Elapsed => (long)clock.GetElapsedTime(_began).TotalMilliseconds;

    internal T Measure<T>(string step, Func<T> body)
    {
        var start = clock.GetTimestamp();
        try
        {
            return body();
        }
        finally
        {
            _durations[step] = _durations.GetValueOrDefault(step) + (long)clock.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    internal void Measure(string step, Action body) => Measure(step, () =>
    {
        body();
        return true;
    });

    /// <summary>Notes the whole trigger.</summary>
    internal long Finish() => _durations["triggerExecution"] = Elapsed;
}
