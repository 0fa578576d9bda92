namespace SparkPersonalization.DataFrames.Streams;

/// <summary>How a query meets the failure of what it depends on: brokers, storage, the sink.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">The last failure, in one line.</param>
/// <param name="Failures">How often it has failed in a row.</param>
/// <param name="Since">When it failed first.</param>
/// <param name="NextTry">When it is tried again; null where it is tried now.</param>
public sealed record BreakerProgress(BreakerState State, string Reason, int Failures, DateTimeOffset Since, DateTimeOffset? NextTry);

/// <summary>Where a circuit breaker stands.</summary>
public enum BreakerState
{
    /// <summary>It works again.</summary>
    Closed,

    /// <summary>It failed, and is tried again after short pauses.</summary>
    Retrying,

    /// <summary>It failed several times, and is left alone for a while.</summary>
    Open,

    /// <summary>It is tried once: the breaker closes if that succeeds, else it opens again.</summary>
    HalfOpen,
}
