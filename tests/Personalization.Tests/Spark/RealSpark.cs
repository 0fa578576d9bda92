using SparkPersonalization.JobModel;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.Spark;

/// <summary>The real server of this namespace's tests, started when a test first asks for it.</summary>
[SetUpFixture]
internal sealed class RealSpark
{
    private static Lazy<SparkConnectServer> _server = new(() => new SparkConnectServer());

    /// <summary>Settings of sessions on the server.</summary>
    internal static SessionSettings Session => new() { Remote = _server.Value.Remote };

    /// <summary>The server's address, as errors name it.</summary>
    internal static string Address => new Uri(_server.Value.Remote).Authority;

    /// <summary>Kills the server, as a crash would, and starts another in its place.</summary>
    internal static void Restart()
    {
        var port = _server.Value.Port;
        _server.Value.Kill();
        _server.Value.Dispose();
        _server = new(new SparkConnectServer(port));
    }

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
