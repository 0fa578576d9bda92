using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Peers;
using SparkPersonalization.Personalization.Brokers;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.RefineEvents;

namespace SparkPersonalization.Benchmarks.Live;

/// <summary>A topic of one broker on this machine, read as fast as it goes.</summary>
internal sealed class FromKafkaBenchmark : IBenchmark
{
    public string Name => "from-kafka";

    public string Summary => "ingest-events from a topic to bronze's commits, and refine-events after it to silver's, beside a bare consumer of the same records; then to silver beside one DuckDB statement over the same bytes.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var topic = EventTopic.Filled(place, "full-speed", place.Events);
        yield return Of(place, "to bronze", lake => Ingest(place, topic, lake)) with { Peer = () => Consume(place, topic), PeerName = "bare consumer" };
        yield return Of(place, "to silver", lake => Refine(place, topic, lake)) with { Peer = () => Consume(place, topic), PeerName = "bare consumer" };

        using var bronze = Seeds.Bronze(place, place.Events);
        using var duck = new Duck();
        yield return Of(place, "to silver, by SQL", lake => Refine(place, topic, lake)) with
        {
            Peer = () => SilverPeer.Rate(place, duck, bronze),
            PeerName = "DuckDB SQL",
            Goal = Goal.RatioAtLeast(0.5),
        };
    }

    private static Comparison Of(Workplace place, string name, Action<BenchmarkLake> work) =>
        new($"{place.Events:#,0} events {name}", "events/s", () => Rate(place, work));

    private static double Consume(Workplace place, EventTopic topic)
    {
        var read = 0L;
        var rate = Timing.Rate(place.Events, () => read = ConsumerLoop.Read(topic));
        return Expected.Same(place.Events, read, "records that the consumer read", rate);
    }

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

    private static void Refine(Workplace place, EventTopic topic, BenchmarkLake lake)
    {
        Ingest(place, topic, lake);
        var counts = lake.Run(new RefineEventsJob(), new RefineEventsJobOptions { HashKey = "benchmark", Lake = new LakeOptions { MaxBytesPerTrigger = new(1L << 32) } }).Counts;
        Expected.Same(place.Events, (long)counts.Single(count => count.Name == "silver").Value, "events that silver took", 0);
    }
}
