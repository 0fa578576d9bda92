using System.Globalization;
using SparkPersonalization.DataFrames.Plans;

namespace SparkPersonalization.Kafka.Settings;

/// <summary>
/// The options of a reader or writer for an engine whose client of Kafka is Java's, such as Spark: <c>kafka.*</c> may be given under Java's
/// names or librdkafka's, and go under Java's. Certificates and keys in files of this machine go as texts, since the brokers are spoken to
/// from others.
/// </summary>
public static class JavaClientOptions
{
    private const string Isolation = "kafka.isolation.level";

    // What a read's other options are judged with; the client's own are the other client's to know.
    private static readonly string[] OfAnyClient = ["kafka.bootstrap.servers", "kafka.security.protocol"];

    /// <summary>Takes the options of a read: only committed records are read unless they say otherwise, which Java's client would not do by itself.</summary>
    /// <param name="options">A reader's options.</param>
    /// <param name="isStreaming">Whether a stream is read.</param>
    /// <returns>The options in Java's terms. They hold all secrets of the client.</returns>
    /// <exception cref="ArgumentException">As of <see cref="Of"/>, or what is to be read is not said well.</exception>
    public static Options OfRead(Options options, bool isStreaming)
    {
        var java = Of(options);
        KafkaReadOptions.Parse(options.Without([.. options.Keys.Where(key => IsOfClient(key) && !OfAnyClient.Contains(key, StringComparer.OrdinalIgnoreCase))]), isStreaming);
        return java.ContainsKey(Isolation) ? java : java.With(Isolation, "read_committed");
    }

    /// <summary>Takes the options of a reader or writer.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The options in Java's terms. They hold all secrets of the client.</returns>
    /// <exception cref="ArgumentException">
    /// The brokers are missing, a setting is one that the source or sink decides itself or Java's client cannot have, or the connection would
    /// be less safe than it seems.
    /// </exception>
    public static Options Of(Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var given = ClientSettings.Given(options);
        ConnectionSafety.Check(given, options);
        var java = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            java[JavaNames.ToJava(name)] = value;
        }

        AddChecks(java);
        JavaSecurity.AddLogin(java);
        JavaSecurity.AddCertificates(java);
        AddTimes(java);
        string[] replaced = [.. options.Keys.Where(IsOfClient), ConnectionSafety.AllowUnverified];
        return java.Aggregate(options.Without(replaced), (all, setting) => all.With(ClientSettings.Prefix + setting.Key, setting.Value));
    }

    private static bool IsOfClient(string option) => option.StartsWith(ClientSettings.Prefix, StringComparison.OrdinalIgnoreCase);

    private static void AddChecks(SortedDictionary<string, string> java)
    {
        if (java.Remove(ConnectionSafety.Verification, out var verifies) && verifies == "false")
        {
            throw new ArgumentException(
                $"Java's client of Kafka, which Spark has, always checks certificates: option 'kafka.{ConnectionSafety.Verification}' cannot be false there. Give the authority's certificate in 'kafka.ssl.ca.location'.");
        }

        if (java.GetValueOrDefault(ConnectionSafety.HostCheck) == "none")
        {
            java[ConnectionSafety.HostCheck] = "";
        }
    }

    // A producer of Java's refuses to give up before one of its requests does.
    private static void AddTimes(SortedDictionary<string, string> java)
    {
        const long request = 30_000;
        const long linger = 5;
        if (!java.ContainsKey("request.timeout.ms") && java.TryGetValue("delivery.timeout.ms", out var text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var delivery) && delivery < request + linger)
        {
            java["request.timeout.ms"] = Math.Max(1, delivery - linger).ToString(CultureInfo.InvariantCulture);
        }
    }
}
