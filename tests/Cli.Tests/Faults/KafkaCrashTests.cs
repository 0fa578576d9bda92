using System.Runtime.Versioning;
using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Ingesting from a real broker, killed as with <c>kill -9</c> at every place that it passes: each record is in bronze, once.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The exit code of a killed process is POSIX's.")]
public sealed class KafkaCrashTests
{
    private const int Records = 300;
    private const string Topic = "events";

    private static readonly IReadOnlyList<CrashChain> Chains = CrashChains.OfTopic;

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

    [TestCaseSource(nameof(Chains))]
    public void Killed_again_and_again_it_takes_each_record_once(CrashChain chain)
    {
        using var lake = new TemporaryDirectory();
        foreach (var place in chain.Places)
            KillAt(place, lake.Path);

        Finish(lake.Path);
        Finish(lake.Path);
    }

    [Test]
    public void Without_its_checkpoint_or_the_last_entry_of_it_it_takes_each_record_once()
    {
        using var lake = new TemporaryDirectory();
        var checkpoint = Path.Combine(lake.Path, "_checkpoints", "ingest-events");
        KillAt("delta.commit.after:2", lake.Path);
        Directory.Delete(checkpoint, recursive: true);
        KillAt("streaming.commits.after-write:2", lake.Path);
        File.Delete(Directory.EnumerateFiles(Path.Combine(checkpoint, "commits")).Max()!);
        KillAt("streaming.offsets.after-write", lake.Path);
        Directory.Delete(checkpoint, recursive: true);

        Finish(lake.Path);
        Directory.Delete(checkpoint, recursive: true);
        Finish(lake.Path);
    }

    [Test]
    public void It_is_killed_at_every_place_that_it_passes()
    {
        using var before = new PreparedLake();
        using var run = new UndisturbedRun(before, Job);

        Assert.That(run.Passed.Keys.Except(Chains.SelectMany(chain => chain.Names)), Is.Empty);
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
