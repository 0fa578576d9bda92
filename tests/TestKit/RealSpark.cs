using SparkPersonalization.DataFrames;

namespace SparkPersonalization.TestKit;

/// <summary>The one real Spark server of a run of tests, started when a test first asks for it. A set-up fixture of the tests ends it.</summary>
public static class RealSpark
{
    private static Lazy<SparkConnectServer> _server = new(() => new SparkConnectServer());

    /// <summary>The server; ends the test as ignored, or failed under <c>CI=true</c>, where the runtime is not there.</summary>
    public static SparkConnectServer Server => _server.Value;

    /// <summary>A new session on the server.</summary>
    public static SparkSession Session() => SparkSession.Builder().Remote(Server.Remote).GetOrCreate();

    /// <summary>Ends the server, if one was started.</summary>
    public static void End()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }

        _server = new(() => new SparkConnectServer());
    }
}
