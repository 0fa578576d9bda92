using System.Text;
using SparkPersonalization.DataFrames;
using SparkPersonalization.DataFrames.Plans;
using SparkPersonalization.DataFrames.Streams;
using SparkPersonalization.DataFrames.Types;

namespace SparkPersonalization.Streaming.Tests;

public sealed class FileStreamTests
{
    [Test]
    public void Files_come_by_time_then_name_and_limits_of_files_hold()
    {
        using var bench = new StreamBench();
        bench.AddFile("c.json", atSecond: 1);
        bench.AddFile("b.json", atSecond: 2);
        bench.AddFile("a.json", atSecond: 2);
        bench.Run(bench.Query(StreamBench.FileRead(("maxFilesPerTrigger", "2"))));
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "c.json", "a.json" }, ["b.json"] }));
    }

    [Test]
    public void Limits_of_bytes_hold_and_one_file_over_the_limit_is_still_taken()
    {
        using var bench = new StreamBench();
        bench.AddFile("1.json", size: 600);
        bench.AddFile("2.json", size: 424);
        bench.AddFile("3.json", size: 5000);
        bench.AddFile("4.json", size: 1);
        bench.Run(bench.Query(StreamBench.FileRead(("maxBytesPerTrigger", "1k"))));
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "1.json", "2.json" }, ["3.json"], ["4.json"] }));
    }

    [Test]
    public void The_latest_files_come_first_if_asked()
    {
        using var bench = new StreamBench();
        bench.AddFile("old.json", atSecond: 1);
        bench.AddFile("new.json", atSecond: 2);
        bench.Run(bench.Query(StreamBench.FileRead(("latestFirst", "true"))));
        Assert.That(bench.Batches[0], Is.EqualTo(new[] { "new.json", "old.json" }));
    }

    [Test]
    public void A_file_that_comes_later_with_an_older_time_is_taken_and_none_is_taken_twice()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json", atSecond: 100);
        bench.Run();
        bench.AddFile("b.json", atSecond: 1);
        bench.Run();
        bench.Run();
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "a.json" }, ["b.json"] }));
    }

    [Test]
    public void Files_being_written_and_those_in_plain_subdirectories_are_left()
    {
        using var bench = new StreamBench();
        foreach (var name in new[] { "_a.json", ".b.json", "sub/c.json", "_temporary/d.json", "day=1/e.json" })
        {
            bench.AddFile(name);
        }

        bench.Run();
        Assert.That(bench.Batches[0], Is.EqualTo(new[] { "e.json" }));
    }

    [TestCase("/in/*.json", "a.json,b.json,c1.json")]
    [TestCase("/in/{a,b}.json", "a.json,b.json")]
    [TestCase("/in/[!a].json", "b.json")]
    [TestCase("/in/c?.json", "c1.json")]
    [TestCase("/in/d*", "e.json")]
    [TestCase("/in/*.csv", "")]
    public void A_glob_takes_what_it_matches(string glob, string expected)
    {
        using var bench = new StreamBench();
        foreach (var name in new[] { "a.json", "b.json", "c1.json", "dir/e.json" })
        {
            bench.AddFile(name);
        }

        bench.Run(bench.Query(StreamBench.FileRead() with { Paths = [glob] }));
        Assert.That(string.Join(',', bench.Batches.Values.SelectMany(f => f)), Is.EqualTo(expected));
    }

    [Test]
    public void Available_now_leaves_files_that_come_while_it_runs()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        bench.AddFile("b.json");
        bench.OnBatch = context => bench.AddFile($"late{context.BatchId}.json");
        bench.Run(bench.Query(StreamBench.FileRead(("maxFilesPerTrigger", "1"))));
        Assert.That(bench.Batches.Values.SelectMany(f => f), Is.EqualTo(new[] { "a.json", "b.json" }));
    }

    [Test]
    public void Once_takes_all_in_one_batch_whatever_the_limits()
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        bench.AddFile("b.json");
        bench.Run(bench.Query(StreamBench.FileRead(("maxFilesPerTrigger", "1")), Trigger.Once()));
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "a.json", "b.json" } }));
    }

    [Test]
    public void A_missing_schema_directory_or_known_format_is_refused_by_name()
    {
        using var bench = new StreamBench();
        var read = StreamBench.FileRead();
        Assert.That(() => bench.Start(bench.Query(read with { Schema = null })), Throws.InstanceOf<AnalysisException>().With.Message.StartsWith("[STREAMING_SCHEMA_MISSING]"));
        Assert.That(() => bench.Start(bench.Query(read with { Paths = ["/gone"] })), Throws.InstanceOf<AnalysisException>().With.Message.Contains("/gone"));
        Assert.That(() => bench.Start(bench.Query(read with { Format = "xml" })), Throws.InstanceOf<AnalysisException>().With.Message.Contains("xml"));
        Assert.That(() => bench.Start(bench.Query(StreamBench.FileRead(("maxFilesPerTrigger", "0")))), Throws.ArgumentException);
    }

    [Test]
    public void What_would_need_rows_of_other_batches_is_refused()
    {
        using var bench = new StreamBench();
        var read = StreamBench.FileRead();
        Relation[] plans = [new Deduplicate(read, []), new Limit(read, 1), new Join(read, StreamBench.FileRead(), null, JoinType.Cross, [])];
        Assert.That(plans, Has.All.Matches<Relation>(plan => Refuses(() => bench.Start(bench.Query(plan)))));

        static bool Refuses(Action start)
        {
            Assert.That(start, Throws.InstanceOf<AnalysisException>().With.Message.Contains("ForeachBatch"));
            return true;
        }
    }

    [Test]
    public void A_union_of_streams_has_an_offset_for_each_and_the_quiet_one_gives_no_rows()
    {
        using var bench = new StreamBench();
        bench.Files.CreateDirectory("/other");
        bench.AddFile("a.json");
        var union = new SetOperation(StreamBench.FileRead(), StreamBench.FileRead() with { Paths = ["/other"] }, SetOperationType.Union, IsAll: true);
        bench.Engine.Schema = _ => new StructType(new StructField("value", new StringType()));
        bench.Run(bench.Query(union));
        Assert.That(bench.Text("offsets/0").Split('\n')[2..], Is.EqualTo(new[] { """{"logOffset":0}""", "-" }));
        Assert.That(bench.Batches[0], Is.EqualTo(new[] { "a.json" }));
    }

    [TestCase("""{"t":{"0":23}}""")]
    [TestCase("""{"logOffset":"x"}""")]
    [TestCase("[]")]
    public void An_offset_of_another_source_is_refused_with_what_to_do(string offset)
    {
        using var bench = new StreamBench();
        bench.AddFile("a.json");
        bench.Run();
        const string written = StreamBench.Checkpoint + "/offsets/0";
        var text = bench.Text("offsets/0").Replace("""{"logOffset":0}""", offset, StringComparison.Ordinal);
        bench.Files.Write(written, Encoding.UTF8.GetBytes(text));

        var failure = bench.RunToEnd(bench.Query()).Exception;
        Assert.That(failure?.Message, Does.Contain(offset).And.Contain("a stream of files").And.Contain("--reset"));
    }

    [Test]
    public void A_batch_whose_files_are_gone_fails_with_what_to_do_until_they_are_back()
    {
        using var bench = new StreamBench();
        LoseFileOfBatch(bench);
        var failure = bench.RunToEnd(bench.Query()).Exception;
        Assert.That(failure, Is.Not.Null);
        Assert.That(
            failure!.Message,
            Does.Contain("2 files, of which 1 are missing: '/in/a.json'").And.Contain("Put them back").And.Contain("--conf spark.sql.files.ignoreMissingFiles=true").And.Contain("--reset"));

        bench.AddFile("a.json");
        bench.Run();
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "a.json", "b.json" }, ["c.json"] }));
    }

    [Test]
    public void A_batch_is_done_without_files_that_are_gone_if_asked([Values] bool bySetting)
    {
        using var bench = new StreamBench();
        LoseFileOfBatch(bench);
        if (bySetting)
            bench.Session.Conf().Set("spark.sql.files.ignoreMissingFiles", "true");
        bench.Run(bench.Query(bySetting ? null : StreamBench.FileRead(("ignoreMissingFiles", "true"))));
        Assert.That(bench.Batches.Values, Is.EqualTo(new[] { new[] { "b.json" }, ["c.json"] }));
    }

    /// <summary>Decides on a batch of two files that is not done, takes one of them away, and puts a further file there.</summary>
    private static void LoseFileOfBatch(StreamBench bench)
    {
        bench.AddFile("a.json");
        bench.AddFile("b.json");
        bench.CrashesAt = point => point == "streaming.offsets.after-write";
        Assert.That(bench.RunToEnd(bench.Query()).Exception, Is.Not.Null);
        bench.CrashesAt = _ => false;
        bench.Storage.Delete("/in/a.json");
        bench.AddFile("c.json", atSecond: 1);
    }
}
