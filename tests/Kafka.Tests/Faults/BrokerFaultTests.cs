using Confluent.Kafka;
using Confluent.Kafka.Admin;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Streaming;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Kafka.Tests.Faults;

/// <summary>A stream from three real brokers, of which some or all are away for a while: nothing is lost, nothing comes twice. Most of the time is waiting.</summary>
[Parallelizable(ParallelScope.Self)]
[NeedsServers]
public sealed class BrokerFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private KafkaServer _cluster = null!;
    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;
    private NumberedRecords _records = null!;
    private int _topics;

    [OneTimeSetUp]
    public void StartBrokers() => _cluster = new KafkaServer(3);

    [OneTimeTearDown]
    public void StopBrokers() => _cluster.Dispose();

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        _spark = SparkSession.Builder().GetOrCreate();
        _cluster.RestartMissing();
        var topic = $"numbers-{++_topics}";
        _cluster.CreateTopic(topic, 3);
        _records = new NumberedRecords(_cluster.BootstrapServers, topic);
    }

    [TearDown]
    public void Close()
    {
        _records.Dispose();
        _spark.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void One_broker_of_three_ends_and_comes_back_and_leads_again()
    {
        var query = Start();
        _records.SendFor(TimeSpan.FromSeconds(1));
        _cluster.Kill(1);
        _records.SendFor(TimeSpan.FromSeconds(3));
        _cluster.RestartMissing();
        _records.SendFor(TimeSpan.FromSeconds(2));
        MoveLeaders();
        _records.SendFor(TimeSpan.FromSeconds(2));

        AssertAll(query);
    }

    [Test]
    public void All_brokers_are_away_for_a_minute_and_the_query_says_so_and_goes_on()
    {
        var query = Start();
        _records.SendFor(TimeSpan.FromSeconds(1));
        _records.Complete();
        WaitFor(query, () => Seen() > 0);
        KillAll();
        var began = TimeProvider.System.GetTimestamp();
        WaitFor(query, () => Breakers(query).Any(b => b.State == BreakerState.Open));
        Assert.That(query.Status().Message, Does.Contain("Kafka at"));
        WaitFor(query, () => TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromMinutes(1));
        _cluster.RestartMissing();
        _records.SendFor(TimeSpan.FromSeconds(2));
        AssertAll(query);
        Assert.That(Breakers(query).Last().State, Is.EqualTo(BreakerState.Closed));
    }

    [Test]
    public void A_stop_is_heard_at_once_although_no_broker_answers_the_read()
    {
        _records.SendFor(TimeSpan.FromSeconds(1));
        _records.Complete();
        var (begun, away, reads) = (new ManualResetEventSlim(), new ManualResetEventSlim(), new ManualResetEventSlim());
        var query = Start(batch =>
        {
            begun.Set();
            away.Wait(Patience);
            reads.Set();
            batch.Count();
        });
        Assert.That(begun.Wait(Patience), Is.True);
        KillAll();
        away.Set();
        Assert.That(reads.Wait(Patience), Is.True);
        var began = TimeProvider.System.GetTimestamp();
        query.Stop();

        Assert.That(TimeProvider.System.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(2)));
        Assert.That(query.Exception(), Is.Null);
    }

    private void KillAll()
    {
        foreach (var broker in Enumerable.Range(0, 3))
        {
            _cluster.Kill(broker);
        }
    }

    private static IEnumerable<BreakerProgress> Breakers(StreamingQuery query) => query.RecentProgress().Select(p => p.Breaker).OfType<BreakerProgress>();

    private StreamingQuery Start(Action<DataFrame>? process = null)
    {
        var writer = _spark.ReadStream().Format("kafka").Option("kafka.bootstrap.servers", _cluster.BootstrapServers).Option("subscribe", _records.Topic)
            .Option("startingOffsets", "earliest").Option("kafkaConsumer.pollTimeoutMs", "5000").Load()
            .WriteStream().Option("checkpointLocation", _directory["checkpoint"]).Option(StreamOptions.FailureTimeout, "300000").Trigger(Trigger.ProcessingTime(TimeSpan.FromMilliseconds(200)));
        return process is null ? writer.Format("delta").Start(_directory["table"]) : writer.ForeachBatch((batch, _) => process(batch)).Start();
    }

    private void MoveLeaders()
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = _cluster.BootstrapServers }).Build();
        TopicDescription Topic() => admin.DescribeTopicsAsync(TopicCollection.OfTopicNames([_records.Topic])).GetAwaiter().GetResult().TopicDescriptions.Single();
        Assert.That(() => Topic().Partitions.TrueForAll(p => p.ISR.Count == 3), Is.True.After((int)Patience.TotalMilliseconds, 100));
        var before = Topic().Partitions.Select(p => p.Leader.Id).ToList();
        try
        {
            admin.ElectLeadersAsync(ElectionType.Preferred, Topic().Partitions.Select(p => new TopicPartition(_records.Topic, p.Partition)), new ElectLeadersOptions()).GetAwaiter().GetResult();
        }
        catch (ElectLeadersException e)
        {
            // Partitions whose leader is the preferred one are errors for the client.
            TestContext.Out.WriteLine(e.Message);
        }

        Assert.That(() => Topic().Partitions.Select(p => p.Leader.Id), Is.Not.EqualTo(before).After((int)Patience.TotalMilliseconds, 100), "a leader must move");
    }

    private void AssertAll(StreamingQuery query)
    {
        var sent = _records.Complete();
        WaitFor(query, () => Seen() >= sent);
        query.Stop();
        var numbers = Table().Select("number").OrderBy("number").Collect().Select(r => r.GetAs<int>(0)).ToList();

        Assert.That(query.Exception()?.ToString(), Is.Null);
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, sent)), "each record once");
    }

    private DataFrame Table() => _spark.Read().Format("delta").Load(_directory["table"]).SelectExpr("CAST(CAST(value AS STRING) AS INT) AS number");

    private long Seen() => Directory.Exists(_directory["table/_delta_log"]) ? Table().Count() : 0;

    private static void WaitFor(StreamingQuery query, Func<bool> holds)
    {
        Assert.That(() => !query.IsActive() || holds(), Is.True.After((int)Patience.TotalMilliseconds, 200), () => query.Status().ToString());
        Assert.That(query.Exception()?.ToString(), Is.Null);
    }
}
