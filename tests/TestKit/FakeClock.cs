namespace SparkPersonalization.TestKit;

/// <summary>A clock that stands still until a test moves it; timers fire when their time is passed.</summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = start;

    public FakeClock()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until something waits on the clock. The patience is real time, so that a broken test ends.</summary>
    public void AwaitWaiter(TimeSpan patience)
    {
        if (!SpinWait.SpinUntil(HasWaiter, patience))
        {
            throw new TimeoutException("Nothing waits on the clock.");
        }
    }

    /// <summary>Moves the clock, and fires the timers whose time has come.</summary>
    public void Advance(TimeSpan by)
    {
        FakeTimer[] due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(t => t.Due <= _now)];
            _timers.RemoveAll(t => t.Due <= _now);
        }

        foreach (var timer in due)
        {
            timer.Fire();
        }
    }

    /// <summary>Moves the clock to the time of the next timer, if there is one.</summary>
    public void AdvanceToNext()
    {
        TimeSpan? next;
        lock (_lock)
        {
            next = _timers.Count == 0 ? null : _timers.Min(t => t.Due) - _now;
        }

        if (next is { } wait)
        {
            Advance(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
        }
    }

    private bool HasWaiter()
    {
        lock (_lock)
        {
            return _timers.Count > 0;
        }
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period > TimeSpan.Zero)
            {
                throw new NotSupportedException("The fake clock has no periodic timers.");
            }

            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
