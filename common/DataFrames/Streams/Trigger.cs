using SparkPersonalization.DataFrames.Parsing;

namespace SparkPersonalization.DataFrames.Streams;

/// <summary>When a streaming query runs its batches.</summary>
public abstract record Trigger
{
    private Trigger()
    {
    }

    /// <summary>A batch each time the interval has passed, at once where a batch took longer.</summary>
    /// <param name="Interval">The interval; zero for as fast as possible.</param>
    public sealed record ProcessingTimeTrigger(TimeSpan Interval) : Trigger;

    /// <summary>All that is there now, in as many batches as the source's limits ask for, then the end.</summary>
    public sealed record AvailableNowTrigger : Trigger;

    /// <summary>All that is there now, in one batch, then the end.</summary>
    public sealed record OnceTrigger : Trigger;

    /// <summary>Batches at an interval.</summary>
    /// <param name="intervalMs">The interval in milliseconds; 0 for as fast as possible.</param>
    /// <returns>The trigger.</returns>
    public static Trigger ProcessingTime(long intervalMs) => ProcessingTime(TimeSpan.FromMilliseconds(intervalMs));

    /// <summary>A batch at most every so often.</summary>
    /// <param name="interval">The time from one start to the next, such as <c>10 seconds</c>.</param>
    /// <returns>The trigger.</returns>
    /// <exception cref="ArgumentException">The text is no interval of days, hours, minutes, seconds or parts of them.</exception>
    public static Trigger ProcessingTime(string interval)
    {
        try
        {
            return IntervalUnits.ParsePairs(interval) is { Value: long micros }
                ? ProcessingTime(TimeSpan.FromMicroseconds(micros))
                : throw new ArgumentException($"'{interval}' is no interval of time: months and years have no fixed length.", nameof(interval));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new ArgumentException($"'{interval}' is no interval such as '10 seconds'.", nameof(interval), e);
        }
    }

    /// <summary>Batches at an interval.</summary>
    /// <param name="interval">The interval; zero for as fast as possible.</param>
    /// <returns>The trigger.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The interval is negative.</exception>
    public static Trigger ProcessingTime(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        return new ProcessingTimeTrigger(interval);
    }

    /// <summary>All that is there now, in as many batches as the source's limits ask for, then the end.</summary>
    /// <returns>The trigger.</returns>
    public static Trigger AvailableNow() => new AvailableNowTrigger();

    /// <summary>All that is there now, in one batch, then the end.</summary>
    /// <returns>The trigger.</returns>
    public static Trigger Once() => new OnceTrigger();
}
