using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Peers;
using SparkPersonalization.Personalization.BuildFeatures;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.Features;

/// <summary>The features of all checkouts of a silver that has none yet.</summary>
internal sealed class BuildFeaturesBenchmark : IBenchmark
{
    public string Name => "build-features";

    public string Summary => "build-features over a fresh silver, to its commit, beside one DuckDB statement with a third of the features.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var events = place.Events * 10L;
        using var silver = Seeds.Silver(place, events);
        using var duck = new Duck();
        var checkouts = duck.Count($"SELECT count(*) FROM read_parquet('{silver.FilesOf(SilverEvents.Table)}') WHERE kind = '{EventKinds.CheckoutStarted}'");
        yield return new Comparison($"{checkouts:#,0} checkouts among {events:#,0} events", "checkouts/s", () => Ours(place, silver, checkouts))
        {
            Peer = () => Peer(place, duck, silver, checkouts),
            PeerName = "DuckDB SQL",
        };
    }

    private static double Ours(Workplace place, BenchmarkLake silver, long checkouts)
    {
        using var lake = BenchmarkLake.With(place, silver, SilverEvents.Table);
        var options = new BuildFeaturesJobOptions { Lake = new LakeOptions { MaxBytesPerTrigger = new(1L << 32) } };
        var rows = 0m;
        var rate = Timing.Rate(checkouts, () => rows = lake.Run(new BuildFeaturesJob(), options).Counts.Single(count => count.Name == "rows written").Value);
        return Expected.Same(checkouts, (long)rows, "rows of features", rate);
    }

    private static double Peer(Workplace place, Duck duck, BenchmarkLake silver, long checkouts)
    {
        var target = place.NewDirectory("peer");
        var files = silver.FilesOf(SilverEvents.Table);
        var rate = Timing.Rate(checkouts, () => DurableFolder.Write(target, folder => duck.Execute(PeerSql.Read("features.sql", ("silver", files), ("target", folder)))));
        Directory.Delete(target, recursive: true);
        return rate;
    }
}
