using System.Collections.Immutable;
using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Launch;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Benchmarks.OnSpark;

/// <summary>A real Spark Connect server on two cores of this machine, started for a benchmark and ended after it.</summary>
internal sealed class SparkPeer : IDisposable
{
    internal const string Master = "local[2]";

    private readonly SparkServer _server;

    private SparkPeer(SparkServer server) => _server = server;

    /// <summary>What a user of one small machine would set: Spark's own defaults are for clusters and would make it slower here.</summary>
    internal static ImmutableArray<KeyValuePair<string, string>> Settings { get; } =
    [
        new("spark.driver.bindAddress", "127.0.0.1"),
        new("spark.driver.host", "127.0.0.1"),
        new("spark.ui.enabled", "false"),
        new("spark.sql.shuffle.partitions", "4"),
        new("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2"),
        new("spark.databricks.delta.snapshotPartitions", "2"),
    ];

    /// <summary>Half of the machine's memory: this program may have the other.</summary>
    internal static KeyValuePair<string, string> Memory { get; } =
        new("--driver-memory", string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 21}m"));

    /// <summary>The connection string.</summary>
    internal string Remote => _server.Remote;

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="more">Further settings.</param>
    internal static SparkPeer Start(params KeyValuePair<string, string>[] more) => new(SparkServer.Start(new SparkLaunch
    {
        Master = Master,
        SparkHome = SparkInstallation.Home,
        Options = [Memory],
        Conf = [.. Settings, .. more],
    }));

    /// <summary>A new session on it.</summary>
    internal SparkSession Session() => SparkSession.Builder().Remote(Remote).GetOrCreate();

    public void Dispose() => _server.Dispose();
}
