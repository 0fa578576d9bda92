using Confluent.Kafka;
using Confluent.Kafka.Admin;
using SparkPersonalization.DataFrames;
using SparkPersonalization.Kafka.Tests.Settings;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Security;

/// <summary>Logins and TLS against a real broker; and no secret in anything that is written or said.</summary>
[TestFixture(Engine.Embedded)]
[TestFixture(Engine.Spark)]
[NeedsServers]
public sealed class SecureConnectionTests(Engine engine)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;
    private List<string> _progress = [];

    private static SecureBroker Broker => SecureBrokers.One;

    [SetUp]
    public void Open()
    {
        _progress = [];
        _directory = new TemporaryDirectory();
        _spark = Sessions.Open(engine);
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void A_login_over_TLS_reads_and_writes() => AssertWorks(Broker.Login);

    [Test]
    public void A_clients_certificate_with_a_key_under_a_password_reads_and_writes() => AssertWorks(Broker.Certificate);

    [Test]
    public void A_login_as_Java_clients_write_it_is_understood() => AssertWorks(
    [
        .. Broker.Login.Where(o => !o.Key.StartsWith("kafka.sasl.", StringComparison.Ordinal)), ("kafka.sasl.mechanism", "PLAIN"),
        ("kafka.sasl.jaas.config", $"org.apache.kafka.common.security.plain.PlainLoginModule required username=\"{SecureBroker.User}\" password=\"{SecureBroker.Password}\";"),
    ]);

    [Test]
    public void A_login_by_SCRAM_reads_and_writes()
    {
        using (var admin = new AdminClientBuilder(new AdminClientConfig(Broker.Login.ToDictionary(o => o.Key["kafka.".Length..], o => o.Value))).Build())
        {
            admin.AlterUserScramCredentialsAsync([new UserScramCredentialUpsertion
            {
                User = "scram", Password = Bytes("of-scram"), Salt = Bytes("salt"), ScramCredentialInfo = new ScramCredentialInfo { Mechanism = ScramMechanism.ScramSha512, Iterations = 8192 },
            }]).GetAwaiter().GetResult();
        }

        AssertWorks(With(Broker.Login, ("kafka.sasl.mechanism", "SCRAM-SHA-512"), ("kafka.sasl.username", "scram"), ("kafka.sasl.password", "of-scram")));
    }

    [Test]
    public void A_wrong_password_is_an_error_soon_and_does_not_show_it() => AssertRefused(
        With(Broker.Login, ("kafka.sasl.password", "canary-wrong")), "canary-wrong", "authentication");

    [Test]
    public void A_server_that_another_authority_signed_is_refused_unless_the_risk_is_taken()
    {
        var other = With(Broker.Login, ("kafka.ssl.ca.location", Broker.AnotherAuthority));
        AssertRefused(other, SecureBroker.Password, "certif");
        Assert.That(() => Read(With(other, ("kafka.enable.ssl.certificate.verification", "false"))).Load().Count(), Throws.ArgumentException.With.Message.Contains("allowUnverifiedTls"));
        var risky = With(other, ("kafka.enable.ssl.certificate.verification", "false"), ("allowUnverifiedTls", "true"));
        if (engine == Engine.Spark)
        {
            Assert.That(() => AssertWorks(risky), Throws.ArgumentException.With.Message.Contains("always checks certificates"));
        }
        else
        {
            AssertWorks(risky);
        }
    }

    [Test]
    public void A_client_without_a_certificate_is_refused() => AssertRefused(
        [.. Broker.Certificate.Where(o => !o.Key.Contains(".key.", StringComparison.Ordinal) && !o.Key.Contains(".certificate.", StringComparison.Ordinal))], SecureBroker.KeyPassword, "ssl", engine == Engine.Spark ? "KAFKA_CLIENT_ERROR" : "KAFKA_UNAVAILABLE");

    [TestCaseSource(typeof(SecurityNames), nameof(SecurityNames.SecretOptions))]
    public void A_secret_in_any_option_shows_in_no_error_plan_or_checkpoint(string option)
    {
        const string canary = "canary-5e1f-of-an-option";
        var said = new List<string>();
        var read = With(Broker.Certificate, (option, canary)).Aggregate(Read([]), (reader, o) => reader.Option(o.Key, o.Value));
        Say(said, () => read.Load().Explain(true));
        Say(said, () => read.Load().Count());
        Say(said, () => Stream(With(Broker.Certificate, (option, canary))));

        Assert.That(said.Where(text => text.Contains(canary, StringComparison.Ordinal)), Is.Empty);
        Assert.That(FilesWith(canary), Is.Empty);
    }

    [Test]
    public void Secrets_of_a_stream_that_works_show_nowhere()
    {
        AssertWorks(Broker.Login);
        Stream(Broker.Login);

        Assert.That(_progress, Is.Not.Empty.And.None.Contains(SecureBroker.Password));
        Assert.That(Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories), Is.Not.Empty);
        Assert.That(FilesWith(SecureBroker.Password), Is.Empty);
        if (engine == Engine.Spark)
        {
            AssertWorks(Broker.Certificate);
            Assert.That(() => string.Concat(Sessions.Events), Does.Contain("kafka.sasl.jaas.config").And.Contain("kafka.ssl.keystore.key").After(10_000, 100));
            Assert.That(Sessions.Events, Has.None.Contains(SecureBroker.Password).And.None.Contains(SecureBroker.KeyPassword).And.None.Contains("BEGIN PRIVATE KEY"));
        }
    }

    private void Stream((string, string)[] options)
    {
        var query = options.Aggregate(
                _spark.ReadStream().Format("kafka").Option("subscribe", "secure").Option("startingOffsets", "earliest"), (reader, o) => reader.Option(o.Item1, o.Item2))
            .Load().WriteStream().Option("checkpointLocation", _directory["checkpoint"]).Trigger(DataFrames.Streams.Trigger.AvailableNow()).Format("delta").Start(_directory["table"]);
        query.AwaitTermination();
        _progress.AddRange(query.RecentProgress().Select(p => p.ToJson()));
    }

    private void AssertWorks((string, string)[] options)
    {
        var text = Guid.NewGuid().ToString();
        options.Aggregate(_spark.Range(1).SelectExpr($"'{text}' AS value").Write().Format("kafka").Option("topic", "secure"), (writer, o) => writer.Option(o.Item1, o.Item2)).Save();
        Assert.That(Read(options).Load().Filter($"CAST(value AS STRING) = '{text}'").Count(), Is.EqualTo(1));
    }

    private void AssertRefused((string, string)[] options, string secret, string reason, string errorClass = "KAFKA_CLIENT_ERROR")
    {
        var began = TimeProvider.System.GetTimestamp();
        Assert.That(
            () => Read(options).Load().Count(),
            Throws.TypeOf<SparkException>().With.Property("ErrorClass").EqualTo(errorClass).And.Message.Contains(reason).IgnoreCase.And.Message.Not.Contains(secret));
        Assert.That(TimeProvider.System.GetElapsedTime(began), Is.LessThan(Soon));
    }

    private DataFrameReader Read((string, string)[] options) =>
        options.Aggregate(_spark.Read().Format("kafka").Option("subscribe", "secure"), (reader, o) => reader.Option(o.Item1, o.Item2));

    private static (string Key, string Value)[] With((string Key, string Value)[] options, params (string Key, string Value)[] others) =>
        [.. options.Where(o => others.All(other => other.Key != o.Key)), .. others];

    private static void Say(List<string> said, Action act)
    {
        var console = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            act();
        }
        catch (Exception e) when (e is SparkException or ArgumentException)
        {
            said.Add(e.ToString());
        }
        finally
        {
            Console.SetOut(console);
        }

        said.Add(text.ToString());
    }

    private List<string> FilesWith(string text)
    {
        var bytes = Bytes(text);
        return [.. Directory.EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories).Where(path => File.ReadAllBytes(path).AsSpan().IndexOf(bytes) >= 0)];
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
