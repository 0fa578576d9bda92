using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Personalization.Brokers;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.RefineEvents;

namespace SparkPersonalization.Benchmarks.Live;

/// <summary>A topic of one broker on this machine, read as fast as it goes.</summary>
internal sealed class FromKafkaBenchmark : IBenchmark
{
    public string Name => "from-kafka";

    public string Summary => "ingest-events from a topic to bronze's commits, and refine-events after it to silver's, beside a bare consumer of the same records.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var topic = EventTopic.Filled(place, "full-speed", place.Events);
        yield return Of(place, topic, "to bronze", lake => Ingest(place, topic, lake));
        yield return Of(place, topic, "to silver", lake =>
        {
            Ingest(place, topic, lake);
            var counts = lake.Run(new RefineEventsJob(), new RefineEventsJobOptions { HashKey = "benchmark", Lake = new LakeOptions { MaxBytesPerTrigger = new(1L << 32) } }).Counts;
            Expected.Same(place.Events, (long)counts.Single(count => count.Name == "silver").Value, "events that silver took", 0);
        });
    }

    private static Comparison Of(Workplace place, EventTopic topic, string name, Action<BenchmarkLake> work) => new($"{place.Events:#,0} events {name}", "events/s", () => Rate(place, work))
    {
        Peer = () =>
        {
            var read = 0L;
            var rate = Timing.Rate(place.Events, () => read = ConsumerLoop.Read(topic));
            return Expected.Same(place.Events, read, "records that the consumer read", rate);
        },
        PeerName = "bare consumer",
    };

    private static double Rate(Workplace place, Action<BenchmarkLake> work)
    {
        using var lake = new BenchmarkLake(place);
        return Timing.Rate(place.Events, () => work(lake));
    }

    private static void Ingest(Workplace place, EventTopic topic, BenchmarkLake lake)
    {
        var options = new IngestEventsJobOptions
        {
            Source = EventSource.Kafka,
            Kafka = new KafkaInput { Topic = topic.Name, Connection = new KafkaConnection { BootstrapServers = topic.Servers } },
            Lake = new LakeOptions { MaxBytesPerTrigger = new(1L << 32) },
        };
        var counts = lake.Run(new IngestEventsJob(), options).Counts;
        Expected.Same(place.Events, (long)counts.Single(count => count.Name == "records").Value, "records that bronze took", 0);
    }
}
