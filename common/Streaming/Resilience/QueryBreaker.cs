using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;

namespace SparkPersonalization.Streaming.Resilience;

/// <summary>
/// Carries a query over the failures of what it depends on: a step that fails in a way that passes is tried again after short pauses, then a
/// breaker leaves it alone for longer and longer ones, until it succeeds or the query's patience ends. Every step may be done again.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="patience">How long it is tried; zero to fail at once.</param>
/// <param name="seed">Where the pauses' jitter begins, so that queries do not try all at once.</param>
/// <param name="report">Is told what fails and how it stands, whenever that changes.</param>
internal sealed class QueryBreaker(TimeProvider clock, TimeSpan patience, int seed, Action<string, BreakerProgress> report)
{
    private const int FailuresToOpen = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan FirstBreak = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromSeconds(10);

    // Waits are cut to whole milliseconds: one that ends too early would begin again and again until the breaker lets through.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly Random _random = new(seed);

    /// <summary>Does a step.</summary>
    /// <param name="what">What it is, for people.</param>
    /// <param name="step">The step.</param>
    /// <param name="stop">Ends the waits.</param>
    /// <exception cref="SparkException">It did not succeed as long as the query is patient.</exception>
    /// <exception cref="OperationCanceledException">A wait was ended.</exception>
    internal T Run<T>(string what, Func<T> step, CancellationToken stop)
    {
        try
        {
            return step();
        }
        catch (Exception e) when (patience > TimeSpan.Zero && !stop.IsCancellationRequested && Transience.Passes(e))
        {
            return new Outage(this, what, e).Run(step, stop);
        }
    }

    /// <inheritdoc cref="Run{T}"/>
    internal void Run(string what, Action step, CancellationToken stop) => Run(
        what,
        () =>
        {
            step();
            return true;
        },
        stop);

    /// <summary>One time of failures, from the first one to the success. Only failures are counted, so its breaker opens by their number.</summary>
    private sealed class Outage
    {
        private readonly QueryBreaker _query;
        private readonly string _what;
        private readonly DateTimeOffset _since;
        private readonly ResiliencePipeline _pipeline;
        private Exception _last;
        private int _failures = 1;

        internal Outage(QueryBreaker query, string what, Exception first)
        {
            (_query, _what, _last, _since) = (query, what, first, query.Clock.GetUtcNow());
            _pipeline = new ResiliencePipelineBuilder { TimeProvider = query.Clock }.AddRetry(Retries()).AddCircuitBreaker(Breaker()).Build();
        }

        internal T Run<T>(Func<T> step, CancellationToken stop)
        {
            Tell(BreakerState.Retrying, nextTry: null);
            try
            {
                var result = _pipeline.Execute(_ => step(), stop);
                Tell(BreakerState.Closed, nextTry: null);
                return result;
            }
            catch (BrokenCircuitException)
            {
                throw GaveUp();
            }
            catch (Exception e) when (ReferenceEquals(e, _last))
            {
                throw GaveUp();
            }
        }

        private RetryStrategyOptions Retries() => new()
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = FirstPause,
            MaxDelay = FirstBreak,
            UseJitter = true,
            Randomizer = _query.NextDouble,
            ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome.Exception) && IsPatient),
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as BrokenCircuitException)?.RetryAfter + ShortestWait),
        };

        private CircuitBreakerStrategyOptions Breaker() => new()
        {
            FailureRatio = 1,
            MinimumThroughput = FailuresToOpen - 1,
            SamplingDuration = TimeSpan.FromDays(1),
            ShouldHandle = arguments => ValueTask.FromResult(Failed(arguments.Outcome.Exception)),
            BreakDurationGenerator = arguments => ValueTask.FromResult(_query.Break(arguments.HalfOpenAttempts)),
            OnOpened = arguments =>
            {
                Tell(BreakerState.Open, _query.Clock.GetUtcNow() + arguments.BreakDuration);
                return default;
            },
            OnHalfOpened = _ =>
            {
                Tell(BreakerState.HalfOpen, nextTry: null);
                return default;
            },
        };

        private bool IsPatient => _query.Clock.GetUtcNow() - _since < _query.Patience;

        private static bool IsPassing(Exception? e) => e is BrokenCircuitException || (e is not null && Transience.Passes(e));

        private bool Failed(Exception? e)
        {
            if (e is null || !Transience.Passes(e))
            {
                return false;
            }

            (_last, _failures) = (e, _failures + 1);
            return true;
        }

        private void Tell(BreakerState state, DateTimeOffset? nextTry) =>
            _query.Report(_what, new BreakerProgress(state, _last.Message.ReplaceLineEndings(" "), _failures, _since, nextTry));

        private SparkException GaveUp() => new(
            "STREAM_GAVE_UP",
            $"{_what} did not succeed in {_failures} tries over {_query.Clock.GetUtcNow() - _since:g}. The last one: {_last.Message} All that was done is in the checkpoint: start the query again to go on.",
            _last);
    }

    private TimeProvider Clock => clock;

    private TimeSpan Patience => patience;

    private Action<string, BreakerProgress> Report => report;

    private double NextDouble() => _random.NextDouble();

    // Half of it to the whole.
    private TimeSpan Break(int attempts) =>
        TimeSpan.FromTicks(Math.Min(LongestBreak.Ticks, FirstBreak.Ticks << Math.Min(attempts, 10))) * (0.5 + (0.5 * NextDouble()));
}
