using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests;

/// <summary>An engine that tests run on.</summary>
public enum Engine
{
    /// <summary>The engine in this process.</summary>
    Embedded,

    /// <summary>A real Spark.</summary>
    Spark,
}

/// <summary>Sessions on an engine. The one Spark server is started when a test first asks for it, and writes its log of events to a folder.</summary>
[SetUpFixture]
public sealed class Sessions
{
    private static readonly Lazy<TemporaryDirectory> Log = new(() => new TemporaryDirectory());

    private static readonly Lazy<SparkConnectServer> Server = new(() => new SparkConnectServer(
        "spark.eventLog.enabled=true", $"spark.eventLog.dir=file:{Log.Value.Path}", "spark.eventLog.compress=false"));

    /// <summary>What Spark has written of its events so far.</summary>
    internal static IEnumerable<string> Events => Directory.EnumerateFiles(Log.Value.Path, "*", SearchOption.AllDirectories).Select(ReadShared);

    internal static SparkSession Open(Engine engine) =>
        engine == Engine.Spark ? SparkSession.Builder().Remote(Server.Value.Remote).GetOrCreate() : SparkSession.Builder().Master("embedded").GetOrCreate();

    [OneTimeTearDown]
    public void End()
    {
        if (Server.IsValueCreated)
        {
            Server.Value.Dispose();
        }

        if (Log.IsValueCreated)
        {
            Log.Value.Dispose();
        }
    }

    // Spark is still writing it.
    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var text = new StreamReader(file);
        return text.ReadToEnd();
    }
}
