namespace SparkPersonalization.Streaming.Tests.Simulation;

/// <summary>A clock of a world in which nothing happens while somebody waits: a wait moves it to its end at once. It may jump, as clocks of machines do.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Steady, whatever the time of day does.
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _elapsed.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero)
        {
            Pass(dueTime);

            // The one who waits does not hold the timer yet.
            ThreadPool.UnsafeQueueUserWorkItem(_ => callback(state), null);
        }

        return new FiredTimer();
    }

    internal void Pass(TimeSpan time)
    {
        lock (_lock)
        {
            (_now, _elapsed) = (_now + time, _elapsed + time);
        }
    }

    /// <summary>Sets the time of day, forwards or backwards.</summary>
    internal void Jump(TimeSpan by)
    {
        lock (_lock)
        {
            _now += by;
        }
    }

    private sealed class FiredTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // It has fired.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
