namespace SparkPersonalization.Streaming.Execution;

internal sealed partial class MicroBatchExecution
{
    /// <inheritdoc/>
    public bool AwaitTermination(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        try
        {
            _ended.Task.WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, _setup.Services.Clock, cancellationToken).GetAwaiter().GetResult();
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void ProcessAllAvailable(CancellationToken cancellationToken)
    {
        using var wakesUp = cancellationToken.Register(() =>
        {
            lock (_triggers)
            {
                Monitor.PulseAll(_triggers);
            }
        });
        lock (_triggers)
        {
            // A trigger that has begun already may have looked before the data came.
            var begun = _triggersBegun;
            while (_lastIdleTrigger <= begun && IsActive)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(_triggers);
            }
        }

        if (Exception is { } failure)
        {
            throw failure;
        }
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _setup.RequestStop();

        // A batch function that stops its own query must not wait for itself.
        if (Thread.CurrentThread != _thread)
        {
            _ended.Task.GetAwaiter().GetResult();
        }
    }
}
