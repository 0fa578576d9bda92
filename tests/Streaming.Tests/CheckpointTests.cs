using System.Text.Json;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.Storage;
using SparkPersonalization.Streaming.Checkpoints;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Streaming.Tests;

public sealed class CheckpointTests
{
    [Test]
    public void The_checkpoint_has_the_layout_and_text_of_Sparks()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json", atSecond: 7);
        var query = bench.Run(bench.Query(null, null, (StreamOptions.Fingerprint, "f1")));
        Assert.Multiple(() =>
        {
            Assert.That(bench.Text("metadata"), Is.EqualTo($$"""{"id":"{{query.Id}}","generation":0}"""));
            Assert.That(bench.Text("offsets/0"), Is.EqualTo(
                "v1\n"
                + """{"batchWatermarkMs":0,"batchTimestampMs":1767225600000,"conf":{},"tableVersions":{},"fingerprint":"f1","startOffsets":[null]}"""
                + "\n" + """{"logOffset":0}"""));
            Assert.That(bench.Text("commits/0"), Is.EqualTo("v1\n" + """{"nextBatchWatermarkMs":0}"""));
            Assert.That(bench.Text("sources/0/0"), Is.EqualTo("v1\n" + """{"path":"/in/a.json","timestamp":7000,"batchId":0}"""));
        });
    }

    [Test]
    public void Every_tenth_source_entry_repeats_all_and_old_entries_go()
    {
        using var bench = new StreamBench();
        for (var i = 0; i < 35; i++)
        {
            bench.AddFile($"{i:D2}.json");
        }

        bench.Run(bench.Query(StreamBench.FileRead(("maxFilesPerTrigger", "1")), null, (StreamOptions.MinBatchesToRetain, "3")));
        Assert.That(Names(bench, "offsets"), Is.EquivalentTo(new[] { "32", "33", "34" }));
        Assert.That(Names(bench, "commits"), Is.EquivalentTo(new[] { "32", "33", "34" }));
        Assert.That(
            Names(bench, "sources/0"),
            Is.EquivalentTo(new[] { "19.compact", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29.compact", "30", "31", "32", "33", "34" }));
        Assert.That(bench.Text("sources/0/29.compact").Split('\n'), Has.Length.EqualTo(31));
    }

    [Test]
    public void How_many_batches_are_kept_is_a_setting_of_Sparks_which_the_option_goes_before()
    {
        using var bench = new StreamBench();
        for (var i = 0; i < 5; i++)
        {
            bench.AddFile($"{i}.json");
        }

        bench.Session.Conf().Set("spark.sql.streaming.minBatchesToRetain", "x");
        var read = StreamBench.FileRead(("maxFilesPerTrigger", "1"));
        Assert.That(() => bench.Start(bench.Query(read)), Throws.ArgumentException.With.Message.Contains("spark.sql.streaming.minBatchesToRetain").And.Message.Contains("'x'"));
        bench.Session.Conf().Set("spark.sql.streaming.minBatchesToRetain", "2");
        bench.Run(bench.Query(read));
        Assert.That(Names(bench, "commits"), Is.EquivalentTo(new[] { "3", "4" }));

        bench.Run(bench.Query(read, null, (StreamOptions.NewGeneration, "true"), (StreamOptions.MinBatchesToRetain, "4")));
        Assert.That(Names(bench, "commits"), Is.EquivalentTo(new[] { "1", "2", "3", "4" }));
    }

    [Test]
    public void Two_queries_on_one_checkpoint_are_refused_until_the_first_ends()
    {
        using var bench = new StreamBench();
        var first = bench.Start(bench.Query(null, Trigger.ProcessingTime(1000)));
        Assert.That(
            () => bench.Start(bench.Query()),
            Throws.InstanceOf<SparkException>().With.Message.StartsWith("[CONCURRENT_QUERY]").And.Message.Contains(StreamBench.Checkpoint));
        first.Stop();
        bench.Run();
    }

    [Test]
    public void A_local_checkpoint_held_by_another_file_handle_is_refused()
    {
        using var directory = new TemporaryDirectory();
        var path = LocalStorage.Instance.Canonical(directory.Path);
        using (new FileStream($"{path}/_lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.That(() => CheckpointLock.Acquire(LocalStorage.Instance, path), Throws.InstanceOf<SparkException>().With.Message.Contains("another process"));
        }

        CheckpointLock.Acquire(LocalStorage.Instance, path).Dispose();
    }

    [Test]
    public void A_new_generation_reads_all_again_under_another_application_id()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        bench.Run(bench.Query(null, null, (StreamOptions.ApplicationName, "job")));
        bench.Run(bench.Query(null, null, (StreamOptions.ApplicationName, "job"), (StreamOptions.NewGeneration, "true")));
        Assert.That(bench.Contexts.Select(c => (c.ApplicationIdOf("sink"), c.BatchId)), Is.EqualTo(new[] { ("job/0/sink", 0L), ("job/1/sink", 0L) }));
    }

    [Test]
    public void A_death_in_the_midst_of_a_reset_is_made_good_by_the_next_run()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        bench.Run();
        bench.CrashesAt = point => point == "streaming.reset.before-delete" && bench.Storage.List($"{StreamBench.Checkpoint}/commits").Count == 0;
        Assert.That(() => bench.Start(bench.Query(null, null, (StreamOptions.NewGeneration, "true"))), Throws.InstanceOf<SimulatedCrashException>());
        bench.CrashesAt = _ => false;
        bench.Run();
        Assert.That(bench.Contexts.Select(c => c.Generation), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void A_batch_begun_under_other_rules_is_refused_with_the_way_on()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        bench.CrashesAt = point => point == "streaming.batch.after-process";
        Assert.That(bench.RunToEnd(bench.Query(null, null, (StreamOptions.Fingerprint, "old"))).Exception, Is.Not.Null);
        bench.CrashesAt = _ => false;
        var failure = bench.RunToEnd(bench.Query(null, null, (StreamOptions.Fingerprint, "new"))).Exception;
        Assert.That(failure?.Message, Does.Contain("STREAMING_RULES_CHANGED").And.Contain("--reset"));
        bench.Run(bench.Query(null, null, (StreamOptions.Fingerprint, "old")));
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "a.json" } }));
    }

    [Test]
    public void The_metadata_of_commits_names_the_batch_and_its_ranges()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        bench.Run(bench.Query(null, null, (StreamOptions.ApplicationName, "job")));
        using var note = JsonDocument.Parse(bench.Contexts[0].CommitMetadata);
        Assert.That(note.RootElement.GetProperty("applicationId").GetString(), Is.EqualTo("job/0"));
        Assert.That(note.RootElement.GetProperty("endOffsets")[0].GetString(), Is.EqualTo("""{"logOffset":0}"""));
    }

    private static IEnumerable<string> Names(StreamBench bench, string directory) =>
        bench.Storage.List($"{StreamBench.Checkpoint}/{directory}").Select(e => e.Name);
}
