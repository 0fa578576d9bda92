using System.Security.Cryptography;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Settings;

public sealed class JavaClientOptionsTests
{
    [Test]
    public void Names_of_librdkafka_become_those_of_java_and_others_stay()
    {
        var java = Of(("KAFKA.Fetch.Wait.Max.Ms", "100"), ("kafka.compression.codec", "zstd"), ("kafka.client.rack", "a"), ("kafka.max.poll.records", "9"), ("topic", "t"), ("includeHeaders", "true"));

        Assert.That(java, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["kafka.bootstrap.servers"] = "localhost:9092", ["kafka.fetch.max.wait.ms"] = "100", ["kafka.compression.type"] = "zstd", ["kafka.client.rack"] = "a",
            ["kafka.max.poll.records"] = "9", ["topic"] = "t", ["includeHeaders"] = "true",
        }));
    }

    [TestCase("PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule")]
    [TestCase("SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule")]
    public void A_login_becomes_a_line_of_java_s_framework(string mechanism, string module)
    {
        var java = Of(("kafka.sasl.mechanisms", mechanism), ("kafka.sasl.username", "al\"ice"), ("kafka.sasl.password", "p\\w;1"));

        Assert.That(java["kafka.sasl.mechanism"], Is.EqualTo(mechanism));
        Assert.That(java["kafka.sasl.jaas.config"], Is.EqualTo($"{module} required username=\"al\\\"ice\" password=\"p\\\\w;1\";"));
        Assert.That(java.Keys, Has.None.EqualTo("kafka.sasl.username").And.None.EqualTo("kafka.sasl.password"));
    }

    [Test]
    public void Java_s_own_settings_go_as_they_are()
    {
        (string, string)[] own =
        [
            ("kafka.ssl.truststore.location", "/etc/trust.jks"), ("kafka.ssl.truststore.password", "x"), ("kafka.sasl.mechanism", "OAUTHBEARER"), ("kafka.sasl.jaas.config", "a.b.Module required;"),
        ];

        Assert.That(own, Is.SubsetOf(Of(own).Select(o => (o.Key, o.Value))));
    }

    [Test]
    public void Certificates_and_keys_go_as_texts()
    {
        using var folder = new TemporaryDirectory();
        using var key = RSA.Create(2048);
        var password = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000);
        File.WriteAllText(folder["ca.pem"], "authority");
        File.WriteAllText(folder["client.key"], key.ExportEncryptedPkcs8PrivateKeyPem("secret", password));

        var java = Of(
            ("kafka.ssl.ca.location", folder["ca.pem"]), ("kafka.ssl.certificate.pem", "certificate"), ("kafka.ssl.key.location", folder["client.key"]), ("kafka.ssl.key.password", "secret"));

        Assert.That((java["kafka.ssl.truststore.type"], java["kafka.ssl.truststore.certificates"]), Is.EqualTo(("PEM", "authority")));
        Assert.That((java["kafka.ssl.keystore.type"], java["kafka.ssl.keystore.certificate.chain"]), Is.EqualTo(("PEM", "certificate")));
        Assert.That(java["kafka.ssl.keystore.key"], Is.EqualTo(key.ExportPkcs8PrivateKeyPem()));
        Assert.That(java.Keys, Has.None.EqualTo("kafka.ssl.key.password").And.None.EqualTo("kafka.ssl.ca.location"));
    }

    [Test]
    public void A_short_time_to_deliver_shortens_requests_too()
    {
        Assert.That(Of(("kafka.message.timeout.ms", "1000"))["kafka.request.timeout.ms"], Is.EqualTo("995"));
        Assert.That(Of(("kafka.message.timeout.ms", "60000")).Keys, Has.None.EqualTo("kafka.request.timeout.ms"));
    }

    [Test]
    public void Only_committed_records_are_read_unless_others_are_asked_for()
    {
        Assert.That(JavaClientOptions.OfRead(Options(("subscribe", "t")), isStreaming: false)["kafka.isolation.level"], Is.EqualTo("read_committed"));
        Assert.That(JavaClientOptions.OfRead(Options(("subscribe", "t"), ("kafka.isolation.level", "read_uncommitted")), isStreaming: false)["kafka.isolation.level"], Is.EqualTo("read_uncommitted"));
    }

    [TestCase("kafka.enable.ssl.certificate.verification", "false", "always checks")]
    [TestCase("kafka.enable.ssl.certificate.verification", " F", "always checks")]
    [TestCase("kafka.ssl.ca.location", "/no/such/file", "/no/such/file")]
    [TestCase("kafka.ssl.key.pem", "canary", "private key in PEM")]
    [TestCase("kafka.sasl.mechanism", "OAUTHBEARER", "sasl.jaas.config")]
    [TestCase("kafka.auto.offset.reset", "latest", "auto.offset.reset")]
    public void What_java_s_client_cannot_have_is_refused(string option, string value, string said) =>
        Assert.That(() => Of(("allowUnverifiedTls", "true"), (option, value)), Throws.ArgumentException.With.Message.Contains(said).And.Message.Not.Contains("canary"));

    [Test]
    public void What_is_less_safe_than_it_seems_is_refused_as_for_the_other_client()
    {
        Assert.That(() => Of(("kafka.bootstrap.servers", "far:9092")), Throws.ArgumentException.With.Message.Contains("kafka.security.protocol"));
        Assert.That(() => Of(("kafka.metadata.broker.list", "far:9092")), Throws.ArgumentException.With.Message.Contains("kafka.bootstrap.servers"));
        Assert.That(() => Of(("kafka.ssl.endpoint.identification.algorithm", " None")), Throws.ArgumentException.With.Message.Contains("allowUnverifiedTls"));
        Assert.That(Of(("kafka.security.protocol", "ssl "))["kafka.security.protocol"], Is.EqualTo("SSL"));
        Assert.That(Of(("kafka.ssl.endpoint.identification.algorithm", "NONE "), ("allowUnverifiedTls", "true"))["kafka.ssl.endpoint.identification.algorithm"], Is.Empty);
    }

    [Test]
    public void Settings_of_java_s_that_librdkafka_has_under_other_names_are_understood()
    {
        var native = ClientSettings.Of(Options(("kafka.ssl.truststore.type", "PEM"), ("kafka.ssl.truststore.location", "/ca.pem"), ("kafka.ssl.keystore.key", "k"), ("kafka.fetch.max.wait.ms", "5")));

        Assert.That(native.Values, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["bootstrap.servers"] = "localhost:9092", ["ssl.ca.location"] = "/ca.pem", ["ssl.key.pem"] = "k", ["fetch.wait.max.ms"] = "5",
        }));
    }

    [Test]
    public void Secrets_are_taken_out_of_texts_and_what_is_none_stays()
    {
        var secrets = SecretTexts.Of(Options(
            ("kafka.sasl.jaas.config", "M required username=\"alice\" password=\"of-alice\";"), ("kafka.ssl.keystore.key", "pem-of-key"), ("kafka.ssl.key.location", "/a/key.pem"), ("kafka.group.id", "g")));

        Assert.That(secrets.Without("alice of-alice pem-of-key /a/key.pem g"), Is.EqualTo("alice *** *** /a/key.pem g"));
        Assert.That(SecretTexts.Of(Options(("kafka.client.id", "c"))).IsEmpty);
    }

    private static Options Of(params (string Key, string Value)[] options) => JavaClientOptions.Of(Options(options));

    private static Options Options(params (string Key, string Value)[] options) =>
        options.Aggregate(DataFrames.Plans.Options.None.With("kafka.bootstrap.servers", "localhost:9092"), (all, o) => all.With(o.Key, o.Value));
}
