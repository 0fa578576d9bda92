using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Server;

/// <summary>The real server of this namespace's tests, started when a test first asks for it.</summary>
[SetUpFixture]
internal sealed class RealSpark
{
    private static Lazy<SparkConnectServer> _server = new(() => new SparkConnectServer());

    internal static SparkConnectServer Server => _server.Value;

    /// <summary>A new session on the server.</summary>
    internal static SparkSession Session() => SparkSession.Builder().Remote(Server.Remote).GetOrCreate();

    [OneTimeTearDown]
    public void End()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }

        _server = new(() => new SparkConnectServer());
    }
}
