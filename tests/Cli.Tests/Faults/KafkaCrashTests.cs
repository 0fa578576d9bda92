using System.Runtime.Versioning;
using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Ingesting from a real broker, killed as with <c>kill -9</c> and robbed of its checkpoint: each record is in bronze, once.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The exit code of a killed process is POSIX's.")]
[NeedsServers]
public sealed class KafkaCrashTests
{
    private const int Records = 300;
    private const string Topic = "events";
    private const string Query = "ingest-events-kafka";

    private KafkaServer _kafka = null!;
    private SparkSession _spark = null!;

    [OneTimeSetUp]
    public void Fill()
    {
        _kafka = new KafkaServer();
        _kafka.CreateTopic(Topic, 2);
        _spark = SparkSession.Builder().AppName("crashes").GetOrCreate();
        _spark.Range(Records).SelectExpr("CAST(id AS STRING) AS key", "concat('{\"messageId\":\"', id, '\"}') AS value")
            .Write().Format("kafka").Option("kafka.bootstrap.servers", _kafka.BootstrapServers).Option("topic", Topic).Save();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _spark.Dispose();
        _kafka.Dispose();
    }

    [Test]
    public void Killed_again_and_again_it_takes_each_record_once()
    {
        using var lake = new TemporaryDirectory();
        foreach (var step in CrashChains.OfTopic.Steps)
            Suffer(step, lake.Path);

        Finish(lake.Path);
        LostProgress.Apply(LostProgress.NoCheckpoint, lake.Path, Query);
        Finish(lake.Path);
    }

    [Test]
    public void It_is_killed_at_every_place_that_only_readers_of_topics_pass()
    {
        using var before = new PreparedLake();
        using var run = new UndisturbedRun(before, Job);

        var killedAt = CrashChains.All.Append(CrashChains.OfTopic).Where(chain => chain.Run == "ingest-events").SelectMany(chain => chain.Names);
        Assert.That(run.Rooms.Except(killedAt), Is.Empty);
        Assert.That(run.Rooms, Has.Member("streaming.topics.after-write"));
    }

    private void Suffer(string step, string lake)
    {
        if (LostProgress.Has(step))
            LostProgress.Apply(step, lake, Query);
        else
            KillAt(step, lake);
    }

    private void KillAt(string place, string lake)
    {
        var run = JobProcess.RunUntil(place, lake, Job);
        Assert.That(run.ExitCode, Is.EqualTo(JobProcess.Killed), $"at {place}: {run.Out} {run.Error}");
    }

    private void Finish(string lake)
    {
        var run = JobProcess.RunHere(lake, Job);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        var bronze = _spark.Read().Format("delta").Load(Path.Combine(lake, "bronze", "events"))
            .SelectExpr("count(*)", "count(DISTINCT partition, offset)", "count(DISTINCT CAST(raw AS STRING))", "count_if(topic = 'events' AND key IS NOT NULL)").First();
        Assert.That(bronze.Values.ToArray(), Is.All.EqualTo((long)Records));
    }

    // Several batches, so that some are there already when a later one is killed.
    private string[] Job =>
        ["ingest-events", "--source", "kafka", "--bootstrap-servers", _kafka.BootstrapServers, "--topic", Topic, "--max-offsets-per-trigger", "60"];
}
