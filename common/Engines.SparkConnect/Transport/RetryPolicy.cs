using Grpc.Core;
using Polly;
using Polly.Retry;

namespace SparkPersonalization.Engines.SparkConnect.Transport;

/// <summary>Tries a call again after a fault that may pass, waiting longer each time.</summary>
internal sealed class RetryPolicy
{
    private readonly ConnectLimits _limits;
    private readonly TimeProvider _clock;
    private readonly Random _jitter;

    /// <summary>Makes a policy.</summary>
    /// <param name="limits">How often and how long.</param>
    /// <param name="clock">Measures the waits.</param>
    internal RetryPolicy(ConnectLimits limits, TimeProvider clock)
    {
        _limits = limits;
        _clock = clock;
        _jitter = new Random();
    }

    /// <summary>Whether a fault may pass by itself.</summary>
    internal static bool IsTransient(RpcException error) =>
        (error.StatusCode == StatusCode.Unavailable && !IsUnreadable(error))
        || (error.StatusCode == StatusCode.Internal && IsOfTheLine(error))
        || ServerFault.Of(error).RetryDelay is not null;

    /// <summary>Runs a call until it succeeds, its fault is one that stays, or time or tries are used up.</summary>
    internal T Run<T>(Func<CancellationToken, T> call, CancellationToken cancellationToken) => Pipeline(_limits.Retries).Execute(call, cancellationToken);

    /// <summary>Runs the first call to a server, with fewer tries.</summary>
    internal T RunFirst<T>(Func<CancellationToken, T> call, CancellationToken cancellationToken) => Pipeline(_limits.ConnectRetries).Execute(call, cancellationToken);

    // Another call took the stream over, or the HTTP/2 stream under it broke.
    private static bool IsOfTheLine(RpcException error) =>
        error.Status.Detail.Contains("INVALID_CURSOR.DISCONNECTED", StringComparison.Ordinal) || error.Status.DebugException?.GetBaseException() is HttpIOException;

    // A message that cannot be read shows as Unavailable too, and would be as unreadable the next time.
    private static bool IsUnreadable(RpcException error) =>
        error.Status.DebugException is { } cause && cause.GetBaseException() is Google.Protobuf.InvalidProtocolBufferException;

    private ResiliencePipeline Pipeline(int retries)
    {
        var began = _clock.GetTimestamp();
        return new ResiliencePipelineBuilder { TimeProvider = _clock }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = retries,
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is RpcException error && IsTransient(error) && _clock.GetElapsedTime(began) < _limits.GiveUpAfter),
            DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(Delay(arguments.AttemptNumber, (RpcException)arguments.Outcome.Exception!)),
        }).Build();
    }

    private TimeSpan Delay(int attempt, RpcException error)
    {
        var delay = TimeSpan.FromTicks(Math.Min(_limits.MaxDelay.Ticks, (long)(_limits.FirstDelay.Ticks * Math.Pow(4, Math.Min(attempt, 20)))));
        if (ServerFault.Of(error).RetryDelay is { } asked)
        {
            var longest = asked < _limits.MaxServerDelay ? asked : _limits.MaxServerDelay;
            delay = longest > delay ? longest : delay;
        }

        return delay >= _limits.JitterFrom ? delay + TimeSpan.FromTicks(Jitter(_limits.MaxJitter.Ticks)) : delay;
    }

    private long Jitter(long max)
    {
        lock (_jitter)
        {
            return _jitter.NextInt64(max + 1);
        }
    }
}
