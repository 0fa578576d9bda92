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
    private const string Modules = "org.apache.kafka.common.security.";
    private const string Jaas = "sasl.jaas.config";
    private const string Mechanism = "sasl.mechanism";
    private const string KeyPassword = "ssl.key.password";

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
        ClientSettings.CheckSafety(given, options);
        var java = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            java[JavaNames.ToJava(name)] = value;
        }

        AddChecks(java);
        AddLogin(java);
        AddCertificates(java);
        AddTimes(java);
        string[] replaced = [.. options.Keys.Where(IsOfClient), ClientSettings.AllowUnverified];
        return java.Aggregate(options.Without(replaced), (all, setting) => all.With(ClientSettings.Prefix + setting.Key, setting.Value));
    }

    private static bool IsOfClient(string option) => option.StartsWith(ClientSettings.Prefix, StringComparison.OrdinalIgnoreCase);

    private static void AddChecks(SortedDictionary<string, string> java)
    {
        if (java.Remove(ClientSettings.Verification, out var verifies) && verifies == "false")
        {
            throw new ArgumentException(
                $"Java's client of Kafka, which Spark has, always checks certificates: option 'kafka.{ClientSettings.Verification}' cannot be false there. Give the authority's certificate in 'kafka.ssl.ca.location'.");
        }

        if (java.GetValueOrDefault(ClientSettings.HostCheck) == "none")
        {
            java[ClientSettings.HostCheck] = "";
        }

        if (java.TryGetValue("security.protocol", out var protocol))
        {
            java["security.protocol"] = protocol.ToUpperInvariant();
        }
    }

    private static void AddLogin(SortedDictionary<string, string> java)
    {
        java.Remove("sasl.username", out var user);
        java.Remove("sasl.password", out var password);
        var mechanism = java.GetValueOrDefault(Mechanism, "GSSAPI");
        if (java.ContainsKey(Jaas))
        {
            return;
        }

        if (mechanism == "OAUTHBEARER")
        {
            throw new ArgumentException("Java's client of Kafka, which Spark has, takes a login by OAUTHBEARER from option 'kafka.sasl.jaas.config' and its own 'kafka.sasl.*': give these.");
        }

        var module = mechanism switch { "PLAIN" => "plain.PlainLoginModule", _ when mechanism.StartsWith("SCRAM-", StringComparison.Ordinal) => "scram.ScramLoginModule", _ => null };
        if (module is not null && user is not null)
        {
            java[Jaas] = $"{Modules}{module} required username={Quoted(user)} password={Quoted(password ?? "")};";
        }
    }

    private static void AddCertificates(SortedDictionary<string, string> java)
    {
        if (Text(java, "ssl.ca.location", "ssl.truststore.certificates"))
        {
            java["ssl.truststore.type"] = "PEM";
        }

        var hasCertificate = Text(java, "ssl.certificate.location", "ssl.keystore.certificate.chain");
        if (Text(java, "ssl.key.location", "ssl.keystore.key"))
        {
            // Java reads only keys in one form, and of encrypted ones not all.
            java.Remove(KeyPassword, out var password);
            java["ssl.keystore.key"] = PrivateKeys.Plain(java["ssl.keystore.key"], password);
            hasCertificate = true;
        }

        if (hasCertificate)
        {
            java["ssl.keystore.type"] = "PEM";
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

    // Whether there is such a text: in the file that a setting names, or given itself.
    private static bool Text(SortedDictionary<string, string> java, string location, string name)
    {
        if (!java.Remove(location, out var path))
        {
            return java.ContainsKey(name);
        }

        // The system's own authorities, which Java knows by itself.
        if (path == "probe")
        {
            return false;
        }

        java[name] = File.Exists(path) ? File.ReadAllText(path) : throw new ArgumentException($"Option 'kafka.{location}': there is no file '{path}'.");
        return true;
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n")}\"";
}
