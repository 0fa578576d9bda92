using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.Peers;

/// <summary>Bronze to typed, deduplicated events by one statement: no record is validated, and no reason is told.</summary>
internal static class SilverPeer
{
    internal static void Write(Duck duck, BenchmarkLake bronze, string target) => DurableFolder.Write(target, folder => duck.Execute(
        PeerSql.Read("silver.sql", ("bronze", bronze.FilesOf(BronzeEvents.Table)), ("target", folder))));

    /// <summary>The events a second of a run, whose output is removed after it.</summary>
    internal static double Rate(Workplace place, Duck duck, BenchmarkLake bronze)
    {
        var target = place.NewDirectory("peer");
        var rate = Timing.Rate(place.Events, () => Write(duck, bronze, target));
        Directory.Delete(target, recursive: true);
        return rate;
    }
}
