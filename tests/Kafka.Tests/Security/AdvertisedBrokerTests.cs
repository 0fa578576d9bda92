using System.Globalization;
using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Security;

/// <summary>A broker of this machine that sends its clients to another one, on one of its two listeners: records must not go there in the clear.</summary>
[NeedsServers]
public sealed class AdvertisedBrokerTests
{
    // Of the addresses for documentation: nobody has it.
    private const string Elsewhere = "192.0.2.1";
    private const string Topic = "orders";

    private KafkaServer _server = null!;
    private SparkSession _spark = null!;
    private int _port;

    [OneTimeSetUp]
    public void Start()
    {
        _server = new KafkaServer(1, port => Settings(_port = port));
        _server.CreateTopic(Topic, 1);
        _spark = Sessions.Open(Engine.Embedded);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _spark.Dispose();
        _server.Dispose();
    }

    [Test]
    public void Reading_there_is_refused() => Assert.That(() => Read(Far).Collect(), SaysWhere);

    [Test]
    public void Writing_there_is_refused() => Assert.That(() => Write(Far), SaysWhere);

    [Test]
    public void The_listener_that_stays_here_takes_records()
    {
        Write(_server.BootstrapServers);

        Assert.That(Read(_server.BootstrapServers).Count(), Is.EqualTo(1));
    }

    private static NUnit.Framework.Constraints.IResolveConstraint SaysWhere => Throws.InstanceOf<SparkException>()
        .With.Message.Contains($"{Elsewhere}:").And.Message.Contains("kafka.security.protocol").And.Message.Contains("advertised.listeners");

    private string Far => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port + 2}");

    private DataFrame Read(string servers) => _spark.Read().Format("kafka").Option("kafka.bootstrap.servers", servers).Option("subscribe", Topic).Load();

    private void Write(string servers) => _spark.Sql("SELECT 'milk' AS value").Write().Format("kafka")
        .Option("kafka.bootstrap.servers", servers).Option("topic", Topic).Save();

    private static IEnumerable<string> Settings(int port) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"listeners=PLAINTEXT://127.0.0.1:{port},FAR://127.0.0.1:{port + 2},CONTROLLER://127.0.0.1:{port + 1}"),
        string.Create(CultureInfo.InvariantCulture, $"advertised.listeners=PLAINTEXT://127.0.0.1:{port},FAR://{Elsewhere}:{port + 2}"),
        "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,FAR:PLAINTEXT",
    ];
}
