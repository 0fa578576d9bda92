namespace SparkPersonalization.TestKit;

/// <summary>The one real broker of a run of tests, started when a test first asks for it. A set-up fixture of the tests ends it.</summary>
public static class RealKafka
{
    private static Lazy<KafkaServer> _server = new(() => new KafkaServer());

    /// <summary>The broker; ends the test as ignored, or failed under <c>CI=true</c>, where the runtime is not there.</summary>
    public static KafkaServer Server => _server.Value;

    /// <summary>Ends the broker, if one was started.</summary>
    public static void End()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }

        _server = new(() => new KafkaServer());
    }
}
