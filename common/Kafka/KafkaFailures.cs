using Confluent.Kafka;
using Confluent.Kafka.Admin;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Kafka;

/// <summary>What went wrong between a client and its brokers, as the engine's exceptions.</summary>
public static class KafkaFailures
{
    private const string UnavailableClass = "KAFKA_UNAVAILABLE";

    private const string TooLarge =
        "a record or answer is larger than the client takes, or not to be understood. Raise 'kafka.receive.message.max.bytes', and 'kafka.fetch.max.bytes' below it, to the size of the largest record";

    /// <summary>Brokers that do not answer, refuse, or lack what is asked for.</summary>
    /// <param name="what">What was tried, such as <c>reading offsets</c>.</param>
    /// <param name="servers">The brokers.</param>
    /// <param name="reason">What the client says.</param>
    /// <param name="cause">The client's exception, or null.</param>
    /// <returns>The exception.</returns>
    public static SparkException Failed(string what, string servers, string reason, Exception? cause = null) => new(
        "KAFKA_CLIENT_ERROR", $"Kafka at {servers}: {what} failed: {reason}. Are the brokers there, and the options 'kafka.*' right?", cause);

    /// <summary>Brokers that are away for now: what was tried may be tried again.</summary>
    /// <param name="what">What was tried.</param>
    /// <param name="servers">The brokers.</param>
    /// <param name="reason">What the client says.</param>
    /// <param name="cause">The client's exception, or null.</param>
    /// <returns>The exception.</returns>
    public static SparkException Unavailable(string what, string servers, string reason, Exception? cause = null) => new(
        UnavailableClass, $"Kafka at {servers}: {what} failed: {reason}. Are the brokers there, and the options 'kafka.*' right?", cause);

    /// <summary>Whether an exception, or one that it carries, says that brokers are away for now.</summary>
    /// <param name="e">The exception.</param>
    /// <returns>Whether the same may succeed later.</returns>
    public static bool IsUnavailable(Exception e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e is SparkException { ErrorClass: UnavailableClass } || (e.InnerException is { } inner && IsUnavailable(inner));
    }

    /// <summary>Records that were to be read are gone.</summary>
    /// <param name="kind">The part of the error class after <c>KAFKA_DATA_LOSS</c>.</param>
    /// <param name="what">What is missing, a sentence.</param>
    /// <returns>The exception.</returns>
    public static SparkException DataLoss(string kind, string what) => new(
        $"KAFKA_DATA_LOSS.{kind}",
        $"Some data may have been lost because they are not available in Kafka any more: {what} Either they were aged out by Kafka, or the topic was deleted "
        + "before all of it was read. To go on without them, set the source's option failOnDataLoss to false, or give the job --allow-data-loss.");

    /// <summary>The exception for what a client says, by whether the same may succeed later. What the client repeats of its secrets is left out.</summary>
    internal static SparkException Of(KafkaClient client, string what, KafkaException e)
    {
        var all = e.ToString();
        var (servers, cause) = (client.Settings.BootstrapServers, client.Settings.WithoutSecrets(all) == all ? e : null);
        return client.Refusal is null && IsTransient(e)
            ? Unavailable(what, servers, client.Settings.WithoutSecrets(client.LastError ?? Reason(e)), cause)
            : Failed(what, servers, client.Settings.WithoutSecrets(client.Refusal ?? RefusalIn(e.Error) ?? Reason(e)), cause);
    }

    /// <summary>Why the same would be in vain, where an error says so: brokers refuse a client's login or what it wants, or a client does not trust a broker or take its answer. Else null.</summary>
    internal static string? RefusalIn(Error error) => error.Code switch
    {
        ErrorCode.Local_Authentication or ErrorCode.Local_Ssl or ErrorCode.SaslAuthenticationFailed
            or ErrorCode.ClusterAuthorizationFailed or ErrorCode.TopicAuthorizationFailed => error.Reason,
        ErrorCode.Local_BadMsg => TooLarge,
        _ => null,
    };

    /// <summary>Whether the same may succeed later: brokers are away, too few, or slow.</summary>
    internal static bool IsTransient(ErrorCode code) => IsOfMoment(code) || code is ErrorCode.Local_Transport or ErrorCode.Local_AllBrokersDown
        or ErrorCode.Local_TimedOut or ErrorCode.Local_TimedOutQueue or ErrorCode.Local_MsgTimedOut or ErrorCode.Local_Resolve or ErrorCode.Local_Retry
        or ErrorCode.RequestTimedOut or ErrorCode.BrokerNotAvailable or ErrorCode.NetworkException or ErrorCode.NotEnoughReplicas
        or ErrorCode.NotEnoughReplicasAfterAppend or ErrorCode.NotController or ErrorCode.KafkaStorageError or ErrorCode.ThrottlingQuotaExceeded;

    /// <summary>Whether a producer can send no more.</summary>
    internal static bool IsFatal(Error error) => error.IsFatal || error.Code == ErrorCode.Local_Fatal;

    // After a fatal error there is another producer, which numbers its records anew.
    private static bool IsTransient(Exception e) => Errors(e) is { Count: > 0 } errors && errors.All(error => IsTransient(error.Code) || IsFatal(error));

    /// <summary>Whether an error is of a moment: a partition or group that is new or whose broker moves is known everywhere only after a while.</summary>
    internal static bool IsOfMoment(Exception e) => Errors(e) is { Count: > 0 } errors && errors.All(error => IsOfMoment(error.Code));

    /// <inheritdoc cref="IsOfMoment(Exception)"/>
    internal static bool IsOfMoment(ErrorCode code) => code is ErrorCode.UnknownTopicOrPart or ErrorCode.LeaderNotAvailable or ErrorCode.NotLeaderForPartition
        or ErrorCode.OffsetNotAvailable or ErrorCode.Local_Destroy
        or ErrorCode.ReplicaNotAvailable or ErrorCode.FencedLeaderEpoch or ErrorCode.UnknownLeaderEpoch or ErrorCode.Local_UnknownPartition or ErrorCode.Local_WaitCoord
        or ErrorCode.GroupCoordinatorNotAvailable or ErrorCode.NotCoordinatorForGroup or ErrorCode.GroupLoadInProgress;

    /// <summary>The innermost reasons, which tell most.</summary>
    internal static string Reason(Exception e) => Errors(e) is { Count: > 0 } errors
        ? string.Join("; ", errors.Select(error => error.Reason).Distinct(StringComparer.Ordinal))
        : e.InnerException is { } inner ? Reason(inner) : e.Message;

    // Some requests fail for each topic or partition by itself, and then their own error says nothing.
    private static IReadOnlyList<Error> Errors(Exception e) => e switch
    {
        DescribeTopicsException { Results: { } topics } => [.. topics.TopicDescriptions.Select(t => t.Error).Where(error => error.IsError)],
        ListOffsetsException { Result: { } result } => [.. result.ResultInfos.Select(r => r.TopicPartitionOffsetError.Error).Where(error => error.IsError)],
        AlterConsumerGroupOffsetsException { Results: { } groups } => [.. groups.SelectMany(g => g.Partitions.Select(p => p.Error).Prepend(g.Error)).Where(error => error.IsError)],
        KafkaException kafka => [kafka.Error],
        _ => e.InnerException is { } inner ? Errors(inner) : [],
    };
}
