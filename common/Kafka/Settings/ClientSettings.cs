using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Kafka.Settings;

/// <summary>
/// The settings of a Kafka client: the options that begin with <c>kafka.</c>, under the names of librdkafka; those of Java's clients that have
/// a like are understood. Compares by value. Its text shows no value but the brokers', since values may be secrets.
/// </summary>
public sealed partial class ClientSettings : IEquatable<ClientSettings>
{
    internal const string Prefix = "kafka.";

    // Readers join no group, so that the name need not be another for each.
    private const string Group = "spark-personalization";
    private const string GroupId = "group.id";
    private const string GroupIdPrefix = "groupIdPrefix";

    /// <summary>What the reader and writer decide themselves.</summary>
    private static readonly string[] Refused =
    [
        "auto.offset.reset", "key.deserializer", "value.deserializer", "key.serializer", "value.serializer", "enable.auto.commit",
        "interceptor.classes", "plugin.library.paths", "enable.partition.eof", "enable.auto.offset.store",
    ];

    private readonly SortedDictionary<string, string> _values;

    private ClientSettings(SortedDictionary<string, string> values) => _values = values;

    /// <summary>The brokers to ask first, as <c>host:port,host:port</c>.</summary>
    public string BootstrapServers => _values[ConnectionSafety.Servers];

    /// <summary>The settings by librdkafka's names.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Whether all brokers that it names are on this machine.</summary>
    public bool IsLocal => ConnectionSafety.AreLocal(BootstrapServers);

    /// <summary>The consumer group that the client names itself by to the brokers.</summary>
    internal string ConsumerGroup => _values.GetValueOrDefault(GroupId, Group);

    /// <summary>Takes the options that begin with <c>kafka.</c>, and <c>groupIdPrefix</c>, which begins the name of the consumer group where that is not set itself.</summary>
    /// <param name="options">A reader's or writer's options.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ArgumentException">
    /// The brokers are missing, a setting is one that the source or sink decides itself, or the connection would be less safe than it seems.
    /// </exception>
    public static ClientSettings Of(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var given = Given(options);
        foreach (var (name, value) in given)
        {
            Add(values, JavaNames.ToNative(name, given), value);
        }

        if (options.Get(GroupIdPrefix) is { } prefix)
        {
            values.TryAdd(GroupId, $"{prefix}-{Group}");
        }

        ConnectionSafety.Check(values, options);
        return new ClientSettings(values);
    }

    /// <summary>The settings as they are given, under their names in lower case and without the prefix; those that safety hangs on with one text for each value.</summary>
    /// <exception cref="ArgumentException">
    /// The brokers are missing, a setting is one that the source or sink decides itself, is given twice, or has a value that it cannot have.
    /// </exception>
    internal static SortedDictionary<string, string> Given(Options options)
    {
        var given = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in options.Where(o => o.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            given[key[Prefix.Length..].ToLowerInvariant()] = value;
        }

        if (given.Keys.FirstOrDefault(name => Refused.Contains(name, StringComparer.Ordinal)) is { } refused)
        {
            throw new ArgumentException($"Kafka option '{refused}' is not supported: the source and the sink decide it themselves.");
        }

        JavaNames.CheckOnce(given);
        ConnectionSafety.Unify(given);
        return given.TryGetValue(ConnectionSafety.Servers, out var servers) && !string.IsNullOrWhiteSpace(servers)
            ? given
            : throw new ArgumentException("Option 'kafka.bootstrap.servers' must name the brokers, such as host1:9092,host2:9092.");
    }

    /// <summary>A text of the client without the secrets that it may repeat.</summary>
    internal string WithoutSecrets(string text) => SecretTexts.Of(_values).Without(text);

    /// <inheritdoc/>
    public bool Equals(ClientSettings? other) => other is not null && _values.SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClientSettings);

    /// <inheritdoc/>
    public override int GetHashCode() => _values.Aggregate(0, (hash, v) => HashCode.Combine(hash, v.Key, v.Value));

    /// <inheritdoc/>
    public override string ToString() => $"Kafka at {BootstrapServers}";

    private static void Add(SortedDictionary<string, string> values, string name, string value)
    {
        switch (name)
        {
            case "sasl.jaas.config":
                AddLogin(values, value);
                break;
            case "ssl.truststore.location":
                throw new ArgumentException(
                    "Option 'kafka.ssl.truststore.location' names a Java key store, which this client cannot read. Give the certificates as PEM in 'kafka.ssl.ca.location'.");
            case "ssl.truststore.password" or "ssl.truststore.type" or "ssl.keystore.type":
                break;
            default:
                values[name] = value;
                break;
        }
    }

    // Java's clients take a login as text of its security framework: what it names is the user and the password.
    private static void AddLogin(SortedDictionary<string, string> values, string jaas)
    {
        var fields = LoginField().Matches(jaas).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        if (!fields.TryGetValue("username", out var user) || !fields.TryGetValue("password", out var password))
        {
            throw new ArgumentException("Option 'kafka.sasl.jaas.config' must give a username and a password in quotes; other logins are set by librdkafka's own names, such as 'kafka.sasl.oauthbearer.config'.");
        }

        values["sasl.username"] = user;
        values["sasl.password"] = password;
    }

    [GeneratedRegex("""(\w+)\s*=\s*"([^"]*)"  """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LoginField();
}
