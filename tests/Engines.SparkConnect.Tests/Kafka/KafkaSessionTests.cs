using System.Text.RegularExpressions;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Engines.SparkConnect.Kafka;
using SparkPersonalization.Engines.SparkConnect.Protocol;
using SparkPersonalization.Engines.SparkConnect.Tests.Fakes;
using SparkPersonalization.Engines.SparkConnect.Transport;
using Options = SparkPersonalization.DataFrames.Plans.Options;

namespace SparkPersonalization.Engines.SparkConnect.Tests.Kafka;

public sealed class KafkaSessionTests
{
    private const string Shown = "spark.sql.redaction.string.regex";

    private static readonly Options Secret = Options.None.With("kafka.bootstrap.servers", "localhost:9092").With("kafka.sasl.mechanism", "PLAIN")
        .With("kafka.sasl.username", "alice").With("kafka.sasl.password", "canary");

    private FakeSpark _fake = null!;
    private ConnectClient _client = null!;

    [SetUp]
    public void Open()
    {
        _fake = new FakeSpark();
        _client = _fake.Open();
    }

    [TearDown]
    public void Close()
    {
        _client.Dispose();
        _fake.Dispose();
    }

    [Test]
    public void A_secret_does_not_go_over_an_open_line_to_another_machine()
    {
        Assert.That(() => Session("sc://far:15002").OfWrite(Secret), Throws.ArgumentException.With.Message.Contains("use_ssl=true").And.Message.Contains("far:15002"));
        Assert.That(() => Session("sc://far:15002").OfWrite(Options.None.With("kafka.bootstrap.servers", "localhost:9092")), Throws.Nothing);
        Assert.That(Session("sc://far:15002/;use_ssl=true").OfWrite(Secret)["kafka.sasl.jaas.config"], Does.Contain("canary"));
        Assert.That(Session("sc://far:15002").OfWrite(Secret.With("allowSecretsInTheClear", "true")).Keys, Has.None.EqualTo("allowSecretsInTheClear"));
        Assert.That(() => Session("sc://localhost:15002").OfWrite(Secret), Throws.Nothing);
    }

    [Test]
    public void The_server_is_told_once_what_not_to_show_and_keeps_what_it_left_out_before()
    {
        _fake.Settings[Shown] = "card-[0-9]+";
        var session = Session("sc://localhost:15002");
        session.OfWrite(Options.None.With("kafka.bootstrap.servers", "localhost:9092"));
        Assert.That(_fake.Settings[Shown], Is.EqualTo("card-[0-9]+"), "Without secrets there is nothing to hide.");

        session.OfWrite(Secret);
        session.OfWrite(Secret);

        var write = new WriteOperation { Options = { ["kafka.sasl.jaas.config"] = "user \"canary\"", ["topic"] = "t", ["note"] = "card-12" } };
        var shown = Regex.Replace(TextFormat(write), _fake.Settings[Shown], "***");
        Assert.That(shown, Does.Not.Contain("canary").And.Contain("\"t\"").And.Contain("note").And.Not.Contain("card-12"));
    }

    [Test]
    public void Errors_from_then_on_show_no_secret()
    {
        var session = Session("sc://localhost:15002");
        SparkException Fail() => Assert.Throws<SparkException>(() => session.Run<int>(() => throw new SparkException("SOME_CLASS", "said canary")))!;
        Assert.That(Fail().Message, Does.Contain("canary"), "Nobody has said that it is a secret.");

        session.OfWrite(Secret);

        Assert.That(Fail().Message, Does.Contain("said ***"));
        Assert.That(() => session.Run(Rows()).ToList(), Throws.TypeOf<SparkException>().With.Message.Contains("row ***"));
        Assert.That(session.Shown("a canary"), Is.EqualTo("a ***"));
    }

    private static IEnumerable<int> Rows()
    {
        yield return 1;
        throw new SparkException("SOME_CLASS", "row canary");
    }

    private KafkaSession Session(string remote) => new(ConnectionString.Parse(remote), new ShownStatements(new SparkConnectSettings(_client)));

    // As Java writes messages for people.
    private static string TextFormat(WriteOperation write) => string.Concat(write.Options.Select(o =>
        $"  options {{\n    key: \"{o.Key}\"\n    value: \"{o.Value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n  }}\n"));
}
