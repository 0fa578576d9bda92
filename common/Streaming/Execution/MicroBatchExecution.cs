using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;

namespace SparkPersonalization.Streaming.Execution;

/// <summary>A running query: a thread that does its batches when the trigger says so.</summary>
internal sealed partial class MicroBatchExecution : IStreamingQueryExecution
{
    // How often a query without interval looks for data (Spark's spark.sql.streaming.pollingDelay).
    private static readonly TimeSpan PollingDelay = TimeSpan.FromMilliseconds(10);

    private readonly QuerySetup _setup;
    private readonly ProgressBook _book;
    private readonly BatchRunner _runner;
    private readonly CancellationToken _stop;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private readonly object _triggers = new();
    private long _triggersBegun;
    private long _lastIdleTrigger;

    internal MicroBatchExecution(QuerySetup setup)
    {
        _setup = setup;
        _stop = setup.Stop;
        _book = new ProgressBook(setup.Services.OnProgress);
        _runner = new BatchRunner(setup, _book);
        _thread = new Thread(Run) { IsBackground = true, Name = $"stream {setup.Definition.QueryName ?? setup.Metadata.Id.ToString()}" };
    }

    /// <inheritdoc/>
    public Guid Id => _setup.Metadata.Id;

    /// <inheritdoc/>
    public Guid RunId => _setup.RunId;

    /// <inheritdoc/>
    public string? Name => _setup.Definition.QueryName;

    /// <inheritdoc/>
    public bool IsActive => !_ended.Task.IsCompleted;

    /// <inheritdoc/>
    public Task Ended => _ended.Task;

    /// <inheritdoc/>
    public SparkException? Exception { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<StreamingQueryProgress> RecentProgress => _book.Recent;

    /// <inheritdoc/>
    public StreamingQueryStatus Status => _book.Status;

    internal void Start() => _thread.Start();

    private void Run()
    {
        try
        {
            RunTriggers();
            _book.Status = new StreamingQueryStatus("Stopped", IsDataAvailable: false, IsTriggerActive: false);
        }
        catch (Exception e) when (_stop.IsCancellationRequested && IsAbandoned(e))
        {
            // The batch waited for others when the stop came: the next run redoes it.
            _book.Status = new StreamingQueryStatus("Stopped", IsDataAvailable: false, IsTriggerActive: false);
        }
        catch (Exception e)
        {
            // The thread's owner gets it by Exception; nothing may be lost here, whatever it is.
            Exception = Failed(e);
            _book.Status = new StreamingQueryStatus($"Terminated with exception: {e.Message}", IsDataAvailable: false, IsTriggerActive: false);
        }
        finally
        {
            _setup.Dispose();
            _ended.SetResult();
            lock (_triggers)
            {
                Monitor.PulseAll(_triggers);
            }
        }
    }

    private void RunTriggers()
    {
        switch (_setup.Definition.Trigger)
        {
            case Trigger.AvailableNowTrigger:
                RunAvailableNow();
                break;
            case Trigger.OnceTrigger:
                RunOnce();
                break;
            case Trigger.ProcessingTimeTrigger trigger:
                RunAtIntervals(trigger.Interval);
                break;
            default:
                throw new NotSupportedException($"The trigger {_setup.Definition.Trigger} is not supported.");
        }
    }

    private void RunAvailableNow()
    {
        _runner.PrepareForAvailableNow();
        while (!_stop.IsCancellationRequested && RunTrigger(isUnlimited: false))
        {
            // Each trigger does one batch, until one finds nothing.
        }
    }

    // A batch that was begun before is not what is there now, so it does not count as the one batch.
    private void RunOnce()
    {
        if (_runner.HasUnfinished)
        {
            RunTrigger(isUnlimited: true);
        }

        if (!_stop.IsCancellationRequested)
        {
            RunTrigger(isUnlimited: true);
        }
    }

    private void RunAtIntervals(TimeSpan interval)
    {
        var clock = _setup.Services.Clock;
        while (!_stop.IsCancellationRequested)
        {
            var firedAt = clock.GetUtcNow();
            var hadData = RunTrigger(isUnlimited: false);
            if (interval > TimeSpan.Zero)
            {
                _book.Status = new StreamingQueryStatus("Waiting for next trigger", IsDataAvailable: hadData, IsTriggerActive: false);
                Wait(NextAfter(firedAt, interval) - clock.GetUtcNow());
            }
            else if (!hadData)
            {
                Wait(PollingDelay);
            }
        }
    }

    // Intervals are counted from 1970, as in Spark, so that restarts keep the beat.
    private static DateTimeOffset NextAfter(DateTimeOffset time, TimeSpan interval)
    {
        var elapsed = time - DateTimeOffset.UnixEpoch;
        return DateTimeOffset.UnixEpoch + new TimeSpan(((elapsed.Ticks / interval.Ticks) + 1) * interval.Ticks);
    }

    private bool RunTrigger(bool isUnlimited)
    {
        long trigger;
        lock (_triggers)
        {
            trigger = ++_triggersBegun;
        }

        var hadData = _runner.RunNext(isUnlimited);
        if (!hadData)
        {
            lock (_triggers)
            {
                _lastIdleTrigger = trigger;
                Monitor.PulseAll(_triggers);
            }
        }

        return hadData;
    }

    private void Wait(TimeSpan time)
    {
        if (time <= TimeSpan.Zero)
        {
            return;
        }

        try
        {
            Task.Delay(time, _setup.Services.Clock, _stop).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The loop sees that the query is to stop.
        }
    }

    private static bool IsAbandoned(Exception e) => e is OperationCanceledException || (e.InnerException is { } inner && IsAbandoned(inner));

    // Which query it is says the exception that carries this one.
    private SparkException Failed(Exception e) => new("STREAM_FAILED", $"Batch {_runner.CurrentBatch}: {e.Message}", e);
}
