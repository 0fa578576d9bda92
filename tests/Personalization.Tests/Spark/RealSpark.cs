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
