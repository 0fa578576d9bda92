using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Kafka.Tests.Settings;

public sealed class ClientSettingsTests
{
    [Test]
    public void Options_with_the_prefix_are_the_clients_in_lower_case()
    {
        var settings = Of(("kafka.Bootstrap.Servers", "localhost:9092"), ("KAFKA.fetch.max.bytes", "1000"), ("subscribe", "t"));

        Assert.That(settings.Values, Is.EquivalentTo(new Dictionary<string, string> { ["bootstrap.servers"] = "localhost:9092", ["fetch.max.bytes"] = "1000" }));
        Assert.That(settings, Is.EqualTo(Of(("kafka.fetch.max.bytes", "1000"), ("kafka.bootstrap.servers", "localhost:9092"))));
    }

    [Test]
    public void A_prefix_begins_the_name_of_the_group_unless_that_is_set()
    {
        Assert.That(Of(("kafka.bootstrap.servers", "localhost:9092")).ConsumerGroup, Is.EqualTo("spark-personalization"));
        Assert.That(Of(("kafka.bootstrap.servers", "localhost:9092"), ("groupIdPrefix", "shop")).Values["group.id"], Is.EqualTo("shop-spark-personalization"));
        Assert.That(Of(("kafka.bootstrap.servers", "localhost:9092"), ("groupIdPrefix", "shop"), ("kafka.group.id", "own")).ConsumerGroup, Is.EqualTo("own"));
    }

    [Test]
    public void A_login_of_a_java_client_is_understood()
    {
        var settings = Of(
            ("kafka.bootstrap.servers", "localhost:9092"), ("kafka.sasl.mechanism", "SCRAM-SHA-256"),
            ("kafka.sasl.jaas.config", "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"alice\" password=\"p w;1\";"));

        Assert.That((settings.Values["sasl.username"], settings.Values["sasl.password"]), Is.EqualTo(("alice", "p w;1")));
        Assert.That(settings.Values.Keys, Does.Not.Contain("sasl.jaas.config"));
    }

    [Test]
    public void The_text_shows_no_secret() =>
        Assert.That(Of(("kafka.bootstrap.servers", "localhost:9092"), ("kafka.sasl.password", "canary")).ToString(), Is.EqualTo("Kafka at localhost:9092"));

    [TestCase("localhost:9092,127.0.0.1:1,[::1]:9092")]
    [TestCase("PLAINTEXT://localhost:9092")]
    public void Brokers_on_this_machine_may_be_spoken_to_in_the_clear(string servers) =>
        Assert.That(Of(("kafka.bootstrap.servers", servers)).BootstrapServers, Is.EqualTo(servers));

    [TestCase("broker1:9092")]
    [TestCase("localhost:9092,10.0.0.1:9092")]
    [TestCase("localhost.example.org:9092")]
    public void Brokers_elsewhere_may_not_unless_that_is_said(string servers)
    {
        Assert.That(() => Of(("kafka.bootstrap.servers", servers)), Throws.ArgumentException.With.Message.Contains("kafka.security.protocol"));
        Assert.That(() => Of(("kafka.bootstrap.servers", servers), ("kafka.security.protocol", "PLAINTEXT")), Throws.Nothing);
    }

    [TestCase("kafka.enable.ssl.certificate.verification", "false")]
    [TestCase("kafka.ssl.endpoint.identification.algorithm", "none")]
    [TestCase("kafka.ssl.endpoint.identification.algorithm", "")]
    [TestCase("kafka.enable.ssl.certificate.verification", "False")]
    [TestCase("kafka.enable.ssl.certificate.verification", " f ")]
    [TestCase("KAFKA.Enable.SSL.certificate.verification", "0")]
    [TestCase("kafka.ssl.endpoint.identification.algorithm", "\t NONE ")]
    [TestCase("kafka.ssl.cipher.suites", "ALL:eNULL@seclevel=0")]
    public void Checks_of_tls_are_not_switched_off_silently(string option, string value)
    {
        (string, string)[] options = [("kafka.bootstrap.servers", "b:9093"), ("kafka.security.protocol", "SSL"), (option, value)];

        Assert.That(() => Of(options), Throws.ArgumentException.With.Message.Contains("allowUnverifiedTls"));
        Assert.That(() => Of([.. options, ("allowUnverifiedTls", "true")]), Throws.Nothing);
    }

    [TestCase("kafka.enable.ssl.certificate.verification", " TRUE", "true")]
    [TestCase("kafka.enable.ssl.certificate.verification", "T", "true")]
    [TestCase("kafka.enable.ssl.certificate.verification", "1", "true")]
    [TestCase("kafka.ssl.endpoint.identification.algorithm", "HTTPS ", "https")]
    [TestCase("kafka.security.protocol", " sasl_ssl", "SASL_SSL")]
    public void What_safety_hangs_on_is_given_to_the_client_as_it_was_judged(string option, string value, string given) =>
        Assert.That(Of(("kafka.bootstrap.servers", "b:9093"), ("kafka.security.protocol", "SSL"), (option, value)).Values[option["kafka.".Length..]], Is.EqualTo(given));

    [TestCase("kafka.enable.ssl.certificate.verification", "yes", "true or false")]
    [TestCase("kafka.enable.ssl.certificate.verification", "", "true or false")]
    [TestCase("kafka.ssl.endpoint.identification.algorithm", "ldap", "https or none")]
    [TestCase("kafka.security.protocol", "", "SASL_SSL")]
    [TestCase("kafka.security.protocol", "TLS", "SASL_SSL")]
    [TestCase("kafka.sasl.oauthbearer.token.endpoint.url", "http://login.example.org/token", "https://")]
    [TestCase("kafka.sasl.oauthbearer.token.endpoint.url", "login.example.org/token", "https://")]
    public void What_may_not_be_safe_is_refused_though_a_risk_is_taken(string option, string value, string said) => Assert.That(
        () => Of(("kafka.bootstrap.servers", "b:9093"), ("kafka.security.protocol", "SSL"), ("allowUnverifiedTls", "true"), (option, value)),
        Throws.ArgumentException.With.Message.Contains(option).And.Message.Contains(said));

    [TestCase("https://login.example.org/token")]
    [TestCase("http://localhost:8080/token")]
    public void Tokens_are_asked_for_over_TLS_or_on_this_machine(string url) =>
        Assert.That(() => Of(("kafka.bootstrap.servers", "localhost:9092"), ("kafka.sasl.oauthbearer.token.endpoint.url", url)), Throws.Nothing);

    [TestCase("kafka.metadata.broker.list", "far:9092", "kafka.bootstrap.servers")]
    [TestCase("kafka.Metadata.Broker.List", "localhost:9092", "kafka.bootstrap.servers")]
    [TestCase("kafka.sasl.mechanisms", "PLAIN", "kafka.sasl.mechanism'")]
    public void A_setting_has_one_name_so_that_what_is_judged_holds(string option, string value, string said) => Assert.That(
        () => Of(("kafka.bootstrap.servers", "localhost:9092"), ("kafka.sasl.mechanism", "SCRAM-SHA-512"), (option, value)),
        Throws.ArgumentException.With.Message.Contains(option.ToLowerInvariant()).And.Message.Contains(said));

    [TestCase("kafka.auto.offset.reset", "auto.offset.reset")]
    [TestCase("kafka.plugin.library.paths", "plugin.library.paths")]
    [TestCase("kafka.enable.auto.commit", "enable.auto.commit")]
    [TestCase("kafka.ssl.truststore.location", "kafka.ssl.ca.location")]
    [TestCase("kafka.sasl.jaas.config", "username")]
    public void Settings_that_cannot_be_are_refused_by_name(string option, string said) =>
        Assert.That(() => Of(("kafka.bootstrap.servers", "localhost:9092"), (option, "x")), Throws.ArgumentException.With.Message.Contains(said));

    [Test]
    public void Brokers_must_be_named() => Assert.That(() => Of(("subscribe", "t")), Throws.ArgumentException.With.Message.Contains("kafka.bootstrap.servers"));

    private static ClientSettings Of(params (string Key, string Value)[] options) => ClientSettings.Of(options.Aggregate(Options.None, (all, o) => all.With(o.Key, o.Value)));
}
