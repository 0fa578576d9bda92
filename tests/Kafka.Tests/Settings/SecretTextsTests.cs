using System.Text.RegularExpressions;
using Confluent.Kafka;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.Kafka.Settings;

namespace SparkPersonalization.Kafka.Tests.Settings;

public sealed class SecretTextsTests
{
    private const string Canary = "canary-77c0";

    [TestCaseSource(typeof(SecurityNames), nameof(SecurityNames.SecretOptions))]
    public void A_secret_is_taken_out_of_texts_and_its_name_tells_it(string option)
    {
        var options = Options.None.With("kafka.bootstrap.servers", "localhost:9092").With(option, $" {Canary} ");

        Assert.That(SecretTexts.Of(options).Without($"said '{Canary}'"), Is.EqualTo("said '***'"));
        Assert.That(option, Does.Match(SecretTexts.NamePattern));
    }

    [TestCaseSource(typeof(SecurityNames), nameof(SecurityNames.NoSecrets))]
    public void What_is_no_secret_shows(string name) =>
        Assert.That(SecretTexts.Of(Options.None.With($"kafka.{name}", Canary)).IsEmpty, $"It is a secret, and so not among {nameof(SecurityNames.NoSecrets)}.");

    [Test]
    public void Each_setting_of_the_clients_version_is_known_as_a_secret_or_as_none()
    {
        // Confluent's classes have a property for each, made from librdkafka's list.
        var properties = new[] { typeof(ClientConfig), typeof(ConsumerConfig), typeof(ProducerConfig), typeof(AdminClientConfig) }.SelectMany(type => type.GetProperties())
            .Select(property => property.Name).Where(name => Regex.IsMatch(name, "^(Sasl|Ssl|Https)[A-Z]")).Distinct();
        var known = SecurityNames.All.Select(name => name.Replace(".", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.That(properties.Where(name => !known.Contains(name)), Is.Empty);
        Assert.That(properties.Count(), Is.GreaterThan(40));
    }

    [Test]
    public void A_password_in_an_address_is_a_secret()
    {
        var secrets = SecretTexts.Of(Options.None.With("kafka.sasl.oauthbearer.token.endpoint.url", $"https://alice:{Canary}@login.example.org/token"));

        Assert.That(secrets.Without($"no token from https://alice:{Canary}@login.example.org/token"), Is.EqualTo("no token from https://alice:***@login.example.org/token"));
    }
}
