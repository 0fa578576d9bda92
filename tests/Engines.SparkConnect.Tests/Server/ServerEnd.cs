using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Server;

/// <summary>Ends the real server after this namespace's tests.</summary>
[SetUpFixture]
internal sealed class ServerEnd
{
    [OneTimeTearDown]
    public void End() => RealSpark.End();
}
