using System.Runtime.Versioning;
using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>A disk that is full: a clear error, nothing lost, and a next run that goes on when there is space.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "Mounts are POSIX's.")]
public sealed class FullDiskTests
{
    [Test]
    public void Ingested_files_are_taken_when_there_is_space()
    {
        using var lake = new FaultyLake();
        for (var i = 0; i < 3; i++)
            WriteNoise(Path.Combine(lake.Input, $"{i}.jsonl"), seed: i);
        using var disk = new SmallDisk(lake.Lake);
        disk.Leave(1 << 20);
        var full = lake.Ingest("--max-files-per-trigger", "1", "--retry-for", "1s");
        Assert.That(full.ExitCode, Is.EqualTo(1), full.Out);
        Assert.That(full.Error, Does.Contain("No space left on device").And.Contain(lake.Lake));
        var before = Directory.Exists(Path.Combine(lake.Lake, "bronze", "events", "_delta_log")) ? lake.Bronze() : [];
        Assert.That(before, Is.SubsetOf(lake.Lines()).And.Count.LessThan(lake.Lines().Count));

        disk.Grow();
        var run = lake.Ingest("--max-files-per-trigger", "1");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(lake.Bronze(), Is.EqualTo(lake.Lines()));
    }

    // Shares of what the run needs: in its first batch or file, and near its end.
    [TestCase("refine-events", 0.1)]
    [TestCase("refine-events", 0.6)]
    [TestCase("sessionize", 0.1)]
    [TestCase("sessionize", 0.6)]
    [TestCase("export-features", 0.1)]
    [TestCase("export-features", 0.8)]
    public void A_job_comes_to_the_tables_of_an_undisturbed_run(string job, double share)
    {
        var undisturbed = UndisturbedRuns.Of(job);
        using var folder = new TemporaryDirectory();
        using var disk = new SmallDisk(folder["lake"]);
        undisturbed.Before.CopyTo(folder["lake"]);
        disk.Leave((long)((SmallDisk.Needed(undisturbed.After.Path) - disk.Used) * share));
        FailAndFinish(job, folder["lake"], disk);
    }

    [Test]
    public void An_index_is_made_when_there_is_space()
    {
        const string Job = "refine-events";
        var undisturbed = UndisturbedRuns.Of(Job);
        using var folder = new TemporaryDirectory();
        using var disk = new SmallDisk(folder["lake"]);
        undisturbed.Before.CopyTo(folder["lake"]);
        Assert.That(JobProcess.RunUntil("streaming.offsets.before-write:3", folder["lake"], undisturbed.Job).ExitCode, Is.EqualTo(JobProcess.Killed));
        var index = Path.Combine(folder["lake"], "silver", "events", "_key_index");
        Directory.Delete(index, recursive: true);
        // Enough for the note of the batch, too little for the first files of an index.
        disk.Leave(3 * SmallDisk.Page);
        FailAndFinish(Job, folder["lake"], disk);
        Assert.That(Directory.EnumerateFiles(index, "*.sst", SearchOption.AllDirectories), Is.Not.Empty);
    }

    private static void FailAndFinish(string job, string lake, SmallDisk disk)
    {
        var undisturbed = UndisturbedRuns.Of(job);
        string[] patience = JobTables.HasCheckpoint(job) ? ["--retry-for", "1s"] : [];
        var full = JobProcess.Run(lake, [.. undisturbed.Job, .. patience]);
        Assert.That(full.ExitCode, Is.EqualTo(1), full.Out);
        Assert.That(full.Out, Does.Contain("No space left on device").And.Contain(lake));
        LakeContent.AssertExportsAreWhole(lake, "on the full disk");

        disk.Grow();
        var run = JobProcess.Run(lake, undisturbed.Job);
        Assert.That(run.ExitCode, Is.Zero, run.Out);
        LakeContent.AssertExportsAreWhole(lake, "with space");
        using var spark = SparkSession.Builder().AppName("full disk").GetOrCreate();
        foreach (var table in JobTables.Of(job))
            Assert.That(LakeContent.Rows(spark, lake, table), Is.EqualTo(LakeContent.Rows(spark, undisturbed.After.Path, table)).AsCollection, table);
    }

    // Noise, as other lines would be compressed to nothing.
    private static void WriteNoise(string file, int seed)
    {
        var bytes = new byte[400_000];
        new Random(seed).NextBytes(bytes);
        File.WriteAllLines(file, bytes.Chunk(100).Select(Convert.ToBase64String));
    }
}
