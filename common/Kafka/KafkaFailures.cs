using Confluent.Kafka;
using Confluent.Kafka.Admin;
using SparkPersonalization.DataFrames;

namespace SparkPersonalization.Kafka;

/// <summary>What went wrong between a client and its brokers, as the engine's exceptions.</summary>
public static class KafkaFailures
{
    /// <summary>Brokers that do not answer, refuse, or lack what is asked for.</summary>
    /// <param name="what">What was tried, such as <c>reading offsets</c>.</param>
    /// <param name="servers">The brokers.</param>
    /// <param name="reason">What the client says.</param>
    /// <param name="cause">The client's exception, or null.</param>
    /// <returns>The exception.</returns>
    public static SparkException Failed(string what, string servers, string reason, Exception? cause = null) => new(
        "KAFKA_CLIENT_ERROR", $"Kafka at {servers}: {what} failed: {reason}. Are the brokers there, and the options 'kafka.*' right?", cause);

    /// <summary>Records that were to be read are gone.</summary>
    /// <param name="kind">The part of the error class after <c>KAFKA_DATA_LOSS</c>.</param>
    /// <param name="what">What is missing, a sentence.</param>
    /// <returns>The exception.</returns>
    public static SparkException DataLoss(string kind, string what) => new(
        $"KAFKA_DATA_LOSS.{kind}",
        $"Some data may have been lost because they are not available in Kafka any more: {what} Either they were aged out by Kafka, or the topic was deleted "
        + "before all of it was read. To go on without them, set the source's option failOnDataLoss to false.");

    /// <summary>Whether an error is of a moment: a partition that is new or whose leader moves is known everywhere only after a while.</summary>
    internal static bool IsOfMoment(Exception e) => e switch
    {
        ListOffsetsException { Result: { } result } => IsOfMoment([.. result.ResultInfos.Select(r => r.TopicPartitionOffsetError.Error).Where(error => error.IsError)]),
        KafkaException kafka => IsOfMoment(kafka.Error.Code),
        _ => e.InnerException is { } inner && IsOfMoment(inner),
    };

    /// <inheritdoc cref="IsOfMoment(Exception)"/>
    internal static bool IsOfMoment(ErrorCode code) => code is ErrorCode.UnknownTopicOrPart or ErrorCode.LeaderNotAvailable or ErrorCode.NotLeaderForPartition
        or ErrorCode.ReplicaNotAvailable or ErrorCode.FencedLeaderEpoch or ErrorCode.UnknownLeaderEpoch or ErrorCode.Local_UnknownPartition or ErrorCode.Local_WaitCoord;

    private static bool IsOfMoment(IReadOnlyList<Error> errors) => errors.Count > 0 && errors.All(error => IsOfMoment(error.Code));

    /// <summary>The innermost reason, which tells most.</summary>
    internal static string Reason(Exception e) => e is KafkaException { Error: { } error } ? error.Reason : e.InnerException is { } inner ? Reason(inner) : e.Message;
}
