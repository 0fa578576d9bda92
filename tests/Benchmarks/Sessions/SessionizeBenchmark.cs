using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Peers;
using SparkPersonalization.Personalization.Sessionize;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.Sessions;

/// <summary>The sessions of a silver that has none yet.</summary>
internal sealed class SessionizeBenchmark : IBenchmark
{
    public string Name => "sessionize";

    public string Summary => "sessionize over a fresh silver, to its commit, beside one DuckDB statement with the main rules.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var events = place.Events * 10L;
        using var silver = Seeds.Silver(place, events);
        using var duck = new Duck();
        yield return new Comparison($"{events:#,0} events", "events/s", () => Ours(place, silver, events))
        {
            Peer = () => Peer(place, duck, silver, events),
            PeerName = "DuckDB SQL",
            Goal = Goal.AtLeast(1_000_000),
        };
    }

    private static double Ours(Workplace place, BenchmarkLake silver, long events)
    {
        using var lake = BenchmarkLake.With(place, silver, SilverEvents.Table);
        var batches = 0m;
        var rate = Timing.Rate(events, () => batches = lake.Run(new SessionizeJob(), new SessionizeJobOptions()).Counts.Single(count => count.Name == "batches").Value);
        return Expected.Same(1, (long)batches, "batches of sessionize", rate);
    }

    private static double Peer(Workplace place, Duck duck, BenchmarkLake silver, long events)
    {
        var target = place.NewDirectory("peer");
        var files = silver.FilesOf(SilverEvents.Table);
        var rate = Timing.Rate(events, () => DurableFolder.Write(target, folder => duck.Execute(PeerSql.Read("sessions.sql", ("silver", files), ("target", folder)))));
        Directory.Delete(target, recursive: true);
        return rate;
    }
}
