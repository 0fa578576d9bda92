using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Peers;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.RefineEvents;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.Refining;

/// <summary>One batch of refine: read, validate, deduplicate, cleanse, commit.</summary>
internal sealed class BytesToSilverBenchmark : IBenchmark
{
    public string Name => "bytes-to-silver";

    public string Summary => "refine-events over one batch of bronze, to its commits, beside one DuckDB statement that validates nothing.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        using var bronze = Seeds.Bronze(place, place.Events);
        using var duck = new Duck();
        yield return new Comparison($"{place.Events:#,0} events", "events/s", () => Refine(place, bronze))
        {
            Peer = () => SilverPeer.Rate(place, duck, bronze),
            PeerName = "DuckDB SQL",
            Goal = Goal.RatioAtLeast(0.5),
        };
    }

    private static double Refine(Workplace place, BenchmarkLake bronze)
    {
        using var lake = BenchmarkLake.With(place, bronze, BronzeEvents.Table);
        var options = new RefineEventsJobOptions { HashKey = "benchmark", Lake = new LakeOptions { MaxBytesPerTrigger = new(1L << 32) } };
        var records = 0m;
        var rate = Timing.Rate(place.Events, () => records = lake.Run(new RefineEventsJob(), options).Counts.Single(count => count.Name == "records").Value);
        return Expected.Same(place.Events, (long)records, "records that refine took", rate);
    }
}
