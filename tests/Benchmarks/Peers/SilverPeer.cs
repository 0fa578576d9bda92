using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.Peers;

/// <summary>Bronze to typed, deduplicated events by one statement: no record is validated, and no reason is told.</summary>
internal static class SilverPeer
{
    internal static void Write(Duck duck, BenchmarkLake bronze, string target) => DurableFolder.Write(target, folder => duck.Execute(
        PeerSql.Read("silver.sql", ("bronze", bronze.FilesOf(BronzeEvents.Table)), ("target", folder))));
}
