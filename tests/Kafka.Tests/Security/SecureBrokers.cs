namespace SparkPersonalization.Kafka.Tests.Security;

/// <summary>The one broker of the tests of this folder, started when a test first asks for it.</summary>
[SetUpFixture]
internal sealed class SecureBrokers
{
    private static readonly Lazy<SecureBroker> Broker = new(() => new SecureBroker());

    internal static SecureBroker One => Broker.Value;

    [OneTimeTearDown]
    public void Stop()
    {
        if (Broker.IsValueCreated)
        {
            Broker.Value.Dispose();
        }
    }
}
