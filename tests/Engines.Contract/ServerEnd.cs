using SparkPersonalization.TestKit;

namespace SparkPersonalization.Engines.Contract;

/// <summary>Ends the real server after the suite.</summary>
[SetUpFixture]
internal sealed class ServerEnd
{
    [OneTimeTearDown]
    public void End() => RealSpark.End();
}
