using Confluent.Kafka;
using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Benchmarks.Live;

/// <summary>A real broker of one node, for all benchmarks of a run, and topics on it.</summary>
internal sealed class EventTopic
{
    internal const int Partitions = 4;

    private readonly KafkaServer _server;

    private EventTopic(KafkaServer server, string name) => (_server, Name) = (server, name);

    internal string Name { get; }

    internal string Servers => _server.BootstrapServers;

    /// <summary>A topic without records.</summary>
    internal static EventTopic Empty(Workplace place, string name)
    {
        var server = place.Share("kafka", () => new KafkaServer());
        server.CreateTopic(name, Partitions);
        return new EventTopic(server, name);
    }

    /// <summary>A topic with generated events, each of which silver takes.</summary>
    internal static EventTopic Filled(Workplace place, string name, long events)
    {
        var topic = Empty(place, name);
        using var producer = topic.Producer();
        foreach (var line in Lines(place, events))
        {
            while (!TrySend(producer, name, line))
                producer.Flush(TimeSpan.FromSeconds(1));
        }
        producer.Flush(TimeSpan.FromMinutes(5));
        return topic;
    }

    /// <summary>Generated events, a line each.</summary>
    internal static IEnumerable<byte[]> Lines(Workplace place, long events) => Directory
        .EnumerateFiles(EventFiles.Undisturbed(place, events), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines).Select(System.Text.Encoding.UTF8.GetBytes);

    internal IProducer<Null, byte[]> Producer() =>
        new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = Servers, LingerMs = 5 }).SetLogHandler((_, _) => { }).Build();

    private static bool TrySend(IProducer<Null, byte[]> producer, string topic, byte[] line)
    {
        try
        {
            producer.Produce(topic, new Message<Null, byte[]> { Value = line });
            return true;
        }
        catch (ProduceException<Null, byte[]> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
    }
}
