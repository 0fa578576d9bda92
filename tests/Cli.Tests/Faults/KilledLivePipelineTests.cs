using System.Diagnostics;
using System.Runtime.Versioning;
using SparkPersonalization.DataFrames;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>The live pipeline as a process that is killed at any time, while files come and small ones are made larger.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "Signals are POSIX's.")]
public sealed class KilledLivePipelineTests
{
    private const int Kills = 4;
    private const string Input = "_raw/events";
    private const string Bronze = "bronze/events";
    private const string Features = "gold/checkout_features";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly string[] Live = ["pipeline", "--continuous", "--maintenance-interval", "1s", "--compact-min-files", "2", "--export-interval", "1s"];

    private TemporaryDirectory _directory = null!;
    private SparkSession _spark = null!;

    [SetUp]
    public void Open()
    {
        (_directory, _spark) = (new TemporaryDirectory(), SparkSession.Builder().AppName("killed").GetOrCreate());
        Directory.CreateDirectory(_directory["undisturbed"]);
        Directory.CreateDirectory(_directory[$"killed/{Input}"]);
    }

    [TearDown]
    public void Close()
    {
        _spark.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void Killed_again_and_again_it_ends_with_the_tables_of_an_undisturbed_run()
    {
        Finish("undisturbed", "generate-events", "--events", "20000");
        var arriving = new Queue<string>(Directory.GetFiles(_directory[$"undisturbed/{Input}"]).Order(StringComparer.Ordinal));
        Finish("undisturbed", "pipeline");

        var share = arriving.Count / (Kills + 1);
        var random = new Random(7);
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = Rows("killed", Bronze);
            using var killed = Start();
            Arrive(arriving, share);
            Await(killed, () => Rows("killed", Bronze) > before, "Nothing was ingested");
            Thread.Sleep(random.Next(1500));
            Assert.That(killed.HasExited, Is.False, "The pipeline ended by itself.");
            killed.Kill();
            killed.WaitForExit();
            LakeContent.AssertExportsAreWhole(_directory["killed"], $"after kill {kill}");
        }

        using var last = Start();
        Arrive(arriving, arriving.Count);
        var expected = Rows("undisturbed", Features);
        Await(last, () => Rows("killed", Features) == expected, "The features are not there");
        Await(last, () => Compactions() > 0, "Nothing was compacted");
        Assert.That(Stop(last), Is.EqualTo(143));

        Finish("killed", "pipeline");
        foreach (var table in JobTables.Of("pipeline"))
            Assert.That(LakeContent.Rows(_spark, _directory["killed"], table), Is.EqualTo(LakeContent.Rows(_spark, _directory["undisturbed"], table)).AsCollection, table);
    }

    private void Finish(string lake, params string[] job)
    {
        var run = JobProcess.RunHere(_directory[lake], job);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    // As files come to a folder that is watched: whole, by a rename.
    private void Arrive(Queue<string> files, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var file = files.Dequeue();
            File.Copy(file, _directory["arriving"], overwrite: true);
            File.Move(_directory["arriving"], Path.Combine(_directory[$"killed/{Input}"], Path.GetFileName(file)));
            Thread.Sleep(200);
        }
    }

    private long Rows(string lake, string table)
    {
        Thread.Sleep(500);
        var path = _directory[$"{lake}/{table}"];
        return File.Exists(Path.Combine(path, "_delta_log", "00000000000000000000.json")) ? _spark.Read().Format("delta").Load(path).Count() : 0;
    }

    // Each batch leaves a file in the day's partition, so that there are some to make one, however slow the machine is.
    private long Compactions()
    {
        Thread.Sleep(500);
        return _spark.Sql($"DESCRIBE HISTORY delta.`{_directory[$"killed/{Bronze}"]}`").Filter("operation = 'OPTIMIZE'").Count();
    }

    private static void Await(Process process, Func<bool> isSo, string otherwise) =>
        Assert.That(SpinWait.SpinUntil(() => process.HasExited || isSo(), Patience) && !process.HasExited, $"{otherwise} in time.");

    private Process Start() => JobProcess.Start(_directory["killed"], isErrorRead: false, Live);

    private static int Stop(Process process)
    {
        JobProcess.Terminate(process);
        process.WaitForExit();
        return process.ExitCode;
    }
}
