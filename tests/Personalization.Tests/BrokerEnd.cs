using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests;

/// <summary>Ends the real broker after all tests.</summary>
[SetUpFixture]
internal sealed class BrokerEnd
{
    [OneTimeTearDown]
    public void End() => RealKafka.End();
}
