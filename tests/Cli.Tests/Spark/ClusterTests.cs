using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Spark;

/// <summary>The main job on a standalone cluster of two workers, one of which is killed while it runs.</summary>
public sealed class ClusterTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "SparkPersonalization.Cli");

    [Test]
    public void A_worker_that_dies_does_not_change_what_comes_out()
    {
        using var directory = new TemporaryDirectory();
        var port = FreePorts.With();
        using var cluster = new ServerProcess("spark-cluster", ["2", port.ToString(CultureInfo.InvariantCulture)], "spark://127.0.0.1:", directory.Path);
        var master = cluster.ReadyLine.Trim();
        using var run = Start(master, directory["lake"]);
        var output = run.StandardOutput.ReadToEndAsync();

        var before = Read(run, until: "refine-events: running");
        KillWorker(master);
        var error = before + run.StandardError.ReadToEnd();
        run.WaitForExit();

        Assert.That(run.ExitCode, Is.Zero, error);
        using var result = JsonDocument.Parse(output.GetAwaiter().GetResult());
        Assert.That(result.RootElement.GetProperty("status").GetString(), Is.EqualTo("done"));
    }

    private static Process Start(string master, string lake)
    {
        string[] small = ["spark.sql.shuffle.partitions=2", "spark.databricks.delta.snapshotPartitions=2", "spark.ui.enabled=false", "spark.driver.host=127.0.0.1"];
        string[] args =
        [
            "--master", master, "--driver-memory", "1g", "--executor-memory", "800m", .. small.SelectMany(setting => new[] { "--conf", setting }),
            "--lake", lake, "quickstart", "--events", "1500", "--json",
        ];
        var start = new ProcessStartInfo(Program, args) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SPARK_HOME"] = SparkInstallation.Home;
        start.Environment["SPARK_LOCAL_IP"] = "127.0.0.1";
        start.Environment["SPARKPERSONALIZATION_CONF_DIR"] = Repository.PathOf("conf");
        return Process.Start(start)!;
    }

    private static string Read(Process process, string until)
    {
        var lines = new List<string>();
        while (process.StandardError.ReadLine() is { } line)
        {
            lines.Add(line);
            if (line.Contains(until, StringComparison.Ordinal))
                return string.Join('\n', lines);
        }
        throw new AssertionException($"The run ended without saying '{until}':\n{string.Join('\n', lines)}");
    }

    // Nobody else has workers of a master at this port.
    private static void KillWorker(string master)
    {
        using var find = Process.Start(new ProcessStartInfo("pgrep", ["-f", $"deploy.worker.Worker .*{master}$"]) { RedirectStandardOutput = true })!;
        var workers = find.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(workers, Has.Length.EqualTo(2));
        using var worker = Process.GetProcessById(int.Parse(workers[0], CultureInfo.InvariantCulture));
        worker.Kill();
    }
}
