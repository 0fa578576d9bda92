using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Types;
using SparkPersonalization.Delta;
using SparkPersonalization.Delta.Actions;
using SparkPersonalization.Delta.Transactions;

namespace SparkPersonalization.Streaming.Tests;

public sealed class DeltaStreamTests
{
    private static readonly StructType Schema = new(new StructField("id", new LongType()));

    [Test]
    public void The_table_comes_first_oldest_files_first_then_its_commits_and_rows_are_counted()
    {
        using var bench = new StreamBench();
        var table = Create(bench);
        Commit(table, File("b", time: 2), File("a", time: 2), File("z", time: 1));
        var query = bench.Run(bench.Query(Read(("maxFilesPerTrigger", "2"))));
        Commit(table, File("c"));
        bench.Run(bench.Query(Read(("maxFilesPerTrigger", "2"))));
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "z", "a" }, ["b"], ["c"] }));
        Assert.That(query.RecentProgress.Select(p => p.NumInputRows), Is.EqualTo(new long?[] { 20, 10 }));
        Assert.That(bench.Text("offsets/0").Split('\n')[2], Is.EqualTo(
            $$"""{"sourceVersion":1,"reservoirId":"{{table.Snapshot().Metadata.Id}}","reservoirVersion":1,"index":1,"isStartingVersion":true}"""));
        Assert.That(bench.Text("offsets/1").Split('\n')[2], Does.Contain("\"reservoirVersion\":2,\"index\":-1,\"isStartingVersion\":false"));
    }

    [Test]
    public void A_starting_version_reads_only_commits_from_there()
    {
        using var bench = new StreamBench();
        var table = Create(bench);
        Commit(table, File("a"));
        Commit(table, File("b"));
        bench.Run(bench.Query(Read(("startingVersion", "2"))));
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "b" } }));
    }

    [Test]
    public void A_commit_is_divided_by_limits_of_bytes()
    {
        using var bench = new StreamBench();
        Commit(Create(bench), File("a"), File("b"), File("c"));
        bench.Run(bench.Query(Read(("startingVersion", "0"), ("maxBytesPerTrigger", "250"))));
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "a", "b" }, ["c"] }));
    }

    [Test]
    public void Files_that_only_move_rows_are_not_read_and_those_that_left_since_are_read_as_of_their_version()
    {
        using var bench = new StreamBench();
        var table = Create(bench);
        Commit(table, File("a"));
        Commit(table, File("b"));
        Commit(table, File("a").Remove(DateTimeOffset.UnixEpoch, dataChange: false), File("ab") with { DataChange = false });
        Commit(table, File("c"));
        Relation? plan = null;
        bench.Engine.Schema = p =>
        {
            plan = p;
            return Schema;
        };
        bench.Run(bench.Query(Read(("startingVersion", "0"))));
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "a", "b", "c" } }));
        Assert.That(plan, Is.InstanceOf<SetOperation>());
        Assert.That(plan!.Inputs.Cast<DataSource>().Select(d => d.Options["versionAsOf"]), Is.EqualTo(new[] { "1", "4" }));
    }

    [TestCase(true, "", "DELTA_SOURCE_TABLE_IGNORE_CHANGES")]
    [TestCase(true, "ignoreDeletes", "DELTA_SOURCE_TABLE_IGNORE_CHANGES")]
    [TestCase(true, "ignoreChanges", null)]
    [TestCase(true, "skipChangeCommits", null)]
    [TestCase(false, "", "DELTA_SOURCE_IGNORE_DELETE")]
    [TestCase(false, "ignoreDeletes", null)]
    [TestCase(false, "skipChangeCommits", null)]
    public void Commits_that_remove_data_fail_the_query_unless_an_option_allows_them(bool rewrites, string option, string? error)
    {
        using var bench = new StreamBench();
        var table = Create(bench);
        Commit(table, File("a"));
        var removal = File("a").Remove(DateTimeOffset.UnixEpoch);
        Commit(table, rewrites ? [removal, File("b")] : [removal]);
        Commit(table, File("c"));
        (string, string)[] options = option.Length == 0 ? [("startingVersion", "0")] : [("startingVersion", "0"), (option, "true")];
        var query = bench.RunToEnd(bench.Query(Read(options)));
        Assert.That((query.Exception?.InnerException as SparkException)?.ErrorClass, Is.EqualTo(error));
        if (error is null)
        {
            Assert.That(bench.Batches[0], Is.EqualTo(option == "ignoreChanges" ? ["a", "b", "c"] : new[] { "a", "c" }));
        }
    }

    [Test]
    public void A_table_made_anew_and_refused_options_are_errors_with_the_way_on()
    {
        using var bench = new StreamBench();
        Commit(Create(bench), File("a"));
        bench.Run(bench.Query(Read()));
        foreach (var entry in bench.Storage.List("/t/_delta_log"))
        {
            bench.Storage.Delete(entry.Path);
        }

        Commit(Create(bench), File("b"));
        Assert.That(bench.RunToEnd(bench.Query(Read())).Exception?.Message, Does.Contain("DIFFERENT_DELTA_TABLE_READ_BY_STREAMING_SOURCE"));
        Assert.That(() => bench.Start(bench.Query(Read(("versionAsOf", "1")))), Throws.InstanceOf<AnalysisException>().With.Message.Contains("versionAsOf"));
    }

    [Test]
    public void A_change_feed_begins_with_the_table_as_inserts_and_goes_on_by_whole_versions()
    {
        using var bench = new StreamBench();
        var table = Create(bench);
        var plans = new List<Relation>();
        bench.Engine.Schema = p =>
        {
            plans.Add(p);
            return Schema;
        };
        Commit(table, File("a"));
        var query = bench.Query(Read(("readChangeFeed", "true"))) with { ForeachBatch = (_, id) => Assert.That(id, Is.LessThan(2)) };
        bench.Run(query);
        Commit(table, File("b"));
        bench.Run(query);
        Assert.That(plans, Has.Count.EqualTo(2));
        Assert.That(plans[0], Is.InstanceOf<WithColumns>());
        Assert.That(
            ((DataSource)plans[^1]).Options,
            Is.EqualTo(StreamBench.OptionsOf(("readChangeFeed", "true"), ("startingVersion", "2"), ("endingVersion", "2"))));
    }

    [Test]
    public void A_lost_checkpoint_is_recovered_from_the_table_that_has_the_batches()
    {
        using var bench = new StreamBench();
        var source = Create(bench);
        var target = Create(bench, "/out");
        Commit(source, File("a"), File("b"));
        bench.OnBatch = context =>
        {
            var result = target.StartTransaction().Commit(
                [new SetTransaction(context.ApplicationIdOf("sink"), context.BatchId), File($"out{context.BatchId}")],
                new CommitDetails("WRITE") { UserMetadata = context.CommitMetadata });
            Assert.That(result, Is.InstanceOf<Committed>().Or.InstanceOf<AlreadyCommitted>());
        };
        var query = bench.Query(Read(("maxFilesPerTrigger", "1")), null, (StreamOptions.ApplicationName, "job"), (StreamOptions.RecoverFrom, "/out"));
        bench.Run(query);
        Forget(bench, StreamBench.Checkpoint);
        Commit(source, File("c"));
        bench.Run(query);
        Assert.That(bench.Contexts.Select(c => (c.BatchId, c.IsRedo)), Is.EqualTo(new[] { (0L, false), (1L, false), (1L, true), (2L, false) }));
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "a" }, ["b"], ["c"] }));
    }

    [Test]
    public void The_versions_of_tables_that_a_batch_reads_are_fixed_with_it()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        var table = Create(bench);
        bench.CrashesAt = point => point == "streaming.batch.before-process";
        var query = bench.Query(null, null, (StreamOptions.BatchTables, """["/t","/none"]"""));
        Assert.That(bench.RunToEnd(query).Exception, Is.Not.Null);
        bench.CrashesAt = _ => false;
        Commit(table, File("x"));
        bench.Run(query);
        Assert.That(bench.Contexts[0].TableVersions, Is.EqualTo(new Dictionary<string, long> { ["/t"] = 0 }));
    }

    private static void Forget(StreamBench bench, string directory)
    {
        foreach (var entry in bench.Storage.List(directory))
        {
            if (entry.IsDirectory)
            {
                Forget(bench, entry.Path);
            }
            else
            {
                bench.Storage.Delete(entry.Path);
            }
        }
    }

    private static DataSource Read(params (string, string)[] options) => new("delta", null, StreamBench.OptionsOf(options), ["/t"], IsStreaming: true);

    private static DeltaTableLog Create(StreamBench bench, string path = "/t")
    {
        var log = new DeltaTableLog(bench.Files, path, bench.Clock);
        Commit(log, Metadata.Create(Schema));
        return log;
    }

    private static void Commit(DeltaTableLog log, params DeltaAction[] actions) =>
        Assert.That(log.StartTransaction().Commit(actions, new CommitDetails("WRITE")), Is.InstanceOf<Committed>());

    private static AddFile File(string path, long time = 1) =>
        new() { Path = path, Size = 100, ModificationTime = time, Stats = """{"numRecords":10}""" };
}
