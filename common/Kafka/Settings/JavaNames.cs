namespace SparkPersonalization.Kafka.Settings;

/// <summary>Settings that Java's clients and librdkafka call otherwise. Those of the same name and meaning, which are most, are not among them.</summary>
internal static class JavaNames
{
    // The brokers, once more: librdkafka would take those that are named last.
    private const string AnotherServers = "metadata.broker.list";

    private static readonly (string Native, string Java)[] Pairs =
    [
        ("fetch.wait.max.ms", "fetch.max.wait.ms"),
        ("message.max.bytes", "max.request.size"),
        ("ssl.ca.pem", "ssl.truststore.certificates"),
        ("ssl.certificate.pem", "ssl.keystore.certificate.chain"),
        ("ssl.key.pem", "ssl.keystore.key"),
    ];

    // These librdkafka knows by Java's names, too.
    private static readonly (string Native, string Java)[] Others =
    [
        ("compression.codec", "compression.type"),
        ("fetch.message.max.bytes", "max.partition.fetch.bytes"),
        ("max.in.flight", "max.in.flight.requests.per.connection"),
        ("message.send.max.retries", "retries"),
        ("message.timeout.ms", "delivery.timeout.ms"),
        ("queue.buffering.max.ms", "linger.ms"),
        ("request.required.acks", "acks"),
        ("sasl.mechanisms", "sasl.mechanism"),
        ("socket.receive.buffer.bytes", "receive.buffer.bytes"),
        ("socket.send.buffer.bytes", "send.buffer.bytes"),
        ("socket.timeout.ms", "request.timeout.ms"),
    ];

    private static readonly Dictionary<string, string> Native = Pairs.ToDictionary(p => p.Java, p => p.Native);
    private static readonly Dictionary<string, string> Java = Pairs.Concat(Others).ToDictionary(p => p.Native, p => p.Java);

    // To librdkafka these are two settings.
    private static readonly string[] TwoSettings = ["socket.timeout.ms"];

    /// <summary>Refuses a setting under two names, of which it would not be plain which holds, and other names of the brokers, on which safety hangs.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    internal static void CheckOnce(IReadOnlyDictionary<string, string> given)
    {
        if (given.ContainsKey(AnotherServers))
        {
            throw new ArgumentException($"Option 'kafka.{AnotherServers}' is not supported: name the brokers in 'kafka.{ConnectionSafety.Servers}'.");
        }

        foreach (var (native, java) in Pairs.Concat(Others).Where(p => given.ContainsKey(p.Native) && given.ContainsKey(p.Java) && !TwoSettings.Contains(p.Native)))
        {
            throw new ArgumentException($"Options 'kafka.{native}' and 'kafka.{java}' are one setting under two names: give one of them.");
        }
    }

    /// <summary>Java's name of a setting.</summary>
    internal static string ToJava(string name) => Java.GetValueOrDefault(name, name);

    /// <summary>librdkafka's name of a setting.</summary>
    /// <param name="name">The name.</param>
    /// <param name="given">All settings: of some it depends on others what they mean.</param>
    internal static string ToNative(string name, IReadOnlyDictionary<string, string> given) =>
        name == "ssl.truststore.location" && "PEM".Equals(given.GetValueOrDefault("ssl.truststore.type"), StringComparison.OrdinalIgnoreCase)
            ? "ssl.ca.location"
            : Native.GetValueOrDefault(name, name);
}
