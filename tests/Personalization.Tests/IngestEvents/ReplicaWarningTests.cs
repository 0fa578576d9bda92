using Microsoft.Extensions.Logging;
using SparkPersonalization.DataFrames;
using SparkPersonalization.JobModel;
using SparkPersonalization.Kafka;
using SparkPersonalization.Kafka.Settings;
using SparkPersonalization.Personalization.Brokers;
using SparkPersonalization.Personalization.IngestEvents;
using SparkPersonalization.Personalization.Lake;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Personalization.Tests.IngestEvents;

/// <summary>Topics that too few brokers hold are warned of where the brokers are not on this machine.</summary>
public sealed class ReplicaWarningTests
{
    // An address of this machine that does not count as its own, and where nobody listens.
    private const string Elsewhere = "0.0.0.0:1";

    private TemporaryDirectory _directory = null!;
    private Log _log = null!;

    [SetUp]
    public void Open() => (_directory, _log) = (new TemporaryDirectory(), new Log());

    [TearDown]
    public void Close() => _directory.Dispose();

    [Test]
    public void Brokers_on_this_machine_are_not_asked()
    {
        ReplicaWarning.Write(Input("localhost:9092,127.0.0.1:9093"), _log, _ => throw new InvalidOperationException("They are asked."));

        Assert.That(_log.Lines, Is.Empty);
    }

    [TestCase(Elsewhere)]
    [TestCase($"localhost:9092,{Elsewhere}")]
    public void Each_topic_of_others_that_is_not_safe_is_a_warning(string servers)
    {
        var asked = new List<ClientSettings>();
        ReplicaWarning.Write(Input(servers), _log, settings =>
        {
            asked.Add(settings);
            return new Dictionary<string, int> { ["a"] = 1, ["b"] = 3, ["c"] = 2 };
        });

        Assert.That(asked.Select(settings => settings.BootstrapServers), Is.EqualTo(new[] { servers }));
        Assert.That(_log.Lines, Is.EqualTo(ReplicaWarning.Of(new Dictionary<string, int> { ["a"] = 1, ["c"] = 2 }).Select(text => (LogLevel.Warning, text))));
    }

    [Test]
    public void Brokers_that_are_away_are_a_warning_and_those_that_refuse_an_error()
    {
        ReplicaWarning.Write(Input(Elsewhere), _log, _ => throw KafkaFailures.Unavailable("reading the topics", Elsewhere, "all brokers are down"));
        Assert.That(_log.Lines.Single().Text, Does.Contain("could not be asked").And.Contain("all brokers are down"));

        Assert.That(
            () => ReplicaWarning.Write(Input(Elsewhere), _log, _ => throw KafkaFailures.Failed("reading the topics", Elsewhere, "no right to it")),
            Throws.TypeOf<SparkException>().With.Message.Contains("no right to it"));
    }

    [Test]
    public void The_job_asks_before_it_begins()
    {
        var options = new IngestEventsJobOptions { Source = EventSource.Kafka, Kafka = Input(Elsewhere), Lake = new LakeOptions { RetryFor = TimeSpan.Zero } };
        var services = new JobServices { LakeDirectory = _directory["lake"], ConfDirectory = _directory["conf"], Log = _log };

        Assert.That(() => new IngestEventsJob().Run(new JobContext<IngestEventsJobOptions>(options, services)), Throws.Exception.With.Message.Contains(Elsewhere));
        Assert.That(_log.Lines.Select(line => line.Text), Has.Some.StartsWith("How many replicas the topics have could not be asked"));
    }

    private KafkaInput Input(string servers)
    {
        File.WriteAllText(_directory["client.properties"], "security.protocol=PLAINTEXT");
        return new KafkaInput { Topic = "a,b,c", Connection = new KafkaConnection { BootstrapServers = servers, KafkaProperties = _directory["client.properties"] } };
    }

    private sealed class Log : ILogger
    {
        internal List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
