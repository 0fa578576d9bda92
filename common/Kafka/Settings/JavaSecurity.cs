namespace SparkPersonalization.Kafka.Settings;

/// <summary>Logins, certificates and keys of librdkafka's settings in those of Java's clients.</summary>
internal static class JavaSecurity
{
    private const string Modules = "org.apache.kafka.common.security.";
    private const string Jaas = "sasl.jaas.config";
    private const string Mechanism = "sasl.mechanism";
    private const string KeyPassword = "ssl.key.password";

    /// <summary>Makes a user and password a line of Java's framework for logins.</summary>
    /// <exception cref="ArgumentException">The login is of a kind whose settings have no like in Java's.</exception>
    internal static void AddLogin(SortedDictionary<string, string> java)
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

    /// <summary>Gives certificates and keys as texts.</summary>
    /// <exception cref="ArgumentException">A file is missing, or a key is not to be read.</exception>
    internal static void AddCertificates(SortedDictionary<string, string> java)
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
