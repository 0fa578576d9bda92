using System.Globalization;

namespace SparkPersonalization.TestKit;

/// <summary>A real Spark Connect server with Delta, in a process of its own.</summary>
public sealed class SparkConnectServer : IDisposable
{
    private const string Ready = "Spark Connect server started at";

    private readonly TemporaryDirectory _directory = new();
    private readonly ServerProcess _process;

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="settings">Further settings, as <c>key=value</c>.</param>
    public SparkConnectServer(params string[] settings)
        : this(FreePorts.With(), settings)
    {
    }

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="port">The port that it listens on.</param>
    /// <param name="settings">Further settings, as <c>key=value</c>.</param>
    public SparkConnectServer(int port, params string[] settings)
    {
        Port = port;
        string[] arguments = ["--port", Port.ToString(CultureInfo.InvariantCulture), .. settings.Concat(Small).SelectMany(s => new[] { "--conf", s })];
        _process = new ServerProcess("spark-connect", arguments, Ready, _directory.Path);
    }

    /// <summary>The server's port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The server's connection string.</summary>
    public string Remote => string.Create(CultureInfo.InvariantCulture, $"sc://127.0.0.1:{Port}");

    // Spark's defaults are for clusters: tens of tasks for the log of a small table, thousands for a vacuum.
    private static IEnumerable<string> Small =>
        ["spark.databricks.delta.snapshotPartitions=2", "spark.sql.sources.parallelPartitionDiscovery.parallelism=2"];

    /// <summary>Ends the server at once, as a crash would.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _process.Dispose();
        _directory.Dispose();
    }
}
