using System.Globalization;
using Microsoft.Extensions.Logging;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Kafka.Topics;

namespace SparkPersonalization.Personalization.IngestEvents;

/// <summary>Warns of topics that too few brokers hold: with the only one, their records go.</summary>
internal static class ReplicaWarning
{
    private const int Safe = 3;

    /// <summary>Asks the brokers, where they are not on this machine.</summary>
    internal static void Write(KafkaInput input, ILogger log, CancellationToken stop) => Write(input, log, settings =>
    {
        using var clients = new KafkaClients();
        return new KafkaTopics(clients.Of(settings).Client, stop).Replicas(input.Topics);
    });

    /// <summary>Asks for the topics' replicas, where the brokers are not on this machine.</summary>
    internal static void Write(KafkaInput input, ILogger log, Func<ClientSettings, IReadOnlyDictionary<string, int>> ask)
    {
        var settings = input.Connection.Settings();
        if (settings.IsLocal)
            return;
        try
        {
            foreach (var warning in Of(ask(settings)))
                log.LogWarning("{Warning}", warning);
        }
        catch (SparkException e) when (KafkaFailures.IsUnavailable(e))
        {
            // The job itself waits for the brokers.
            log.LogWarning("How many replicas the topics have could not be asked: {Reason}", e.Message);
        }
    }

    internal static IEnumerable<string> Of(IReadOnlyDictionary<string, int> replicas) => replicas.Where(topic => topic.Value < Safe).Select(topic => string.Create(
        CultureInfo.InvariantCulture,
        $"Topic {topic.Key} is held by {topic.Value} of the {Safe} brokers that are safe: events are lost with a broker's disk. The job 'topics' checks it against conf/kafka."));
}
