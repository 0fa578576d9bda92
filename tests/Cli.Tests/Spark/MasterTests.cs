using System.Diagnostics;
using System.Globalization;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Spark;

/// <summary>Runs with a server that is started for them, by a program that stands for <c>spark-submit</c>.</summary>
[Platform(Exclude = "Win", Reason = "spark-submit is a bash script.")]
public sealed class MasterTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "SparkPersonalization.Cli.Tests");

    private TemporaryDirectory _lake = null!;

    [SetUp]
    public void MakeLake() => _lake = new TemporaryDirectory();

    [TearDown]
    public void RemoveLake() => _lake.Dispose();

    [TestCase("yarn")]
    [TestCase("k8s://https://cluster.example:6443")]
    public void All_that_is_given_is_passed_on(string master)
    {
        using var home = new FakeSparkHome("exit 7");
        var defaults = _lake["my.conf"];
        File.WriteAllText(defaults, "spark.a 1\n");

        var run = Run(
            home, "--master", master, "--deploy-mode", "client", "--name", "mine", "--conf", "spark.b=2", "--conf", "spark.c=x=y", "--properties-file", defaults,
            "--jars", "a.jar", "--packages", "g:a:1,io.delta:delta-spark_4.1_2.13:4.4.0", "--driver-memory", "2g", "--executor-memory", "3g", "--executor-cores", "4",
            "--num-executors", "5", "count");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain($"The Spark server for {master} ended with code 7 before it answered").And.Not.Contain("   at "));
        Assert.That(Pairs(home), Is.SupersetOf(new[]
        {
            $"--master {master}", "--deploy-mode client", "--name mine", "--conf spark.b=2", "--conf spark.c=x=y", $"--properties-file {defaults}",
            "--jars a.jar", "--packages g:a:1,io.delta:delta-spark_4.1_2.13:4.4.0", "--driver-memory 2g", "--executor-memory 3g", "--executor-cores 4", "--num-executors 5",
        }));
        Assert.That(home.Told, Has.No.Member("--load-spark-defaults"));
        Assert.That(home.Told[^1], Is.EqualTo("spark-internal"));
    }

    [TestCase("TERM", 143)]
    [TestCase("INT", 130)]
    [TestCase("KILL", 137)]
    public void A_signal_ends_the_server_too(string signal, int code)
    {
        using var home = new FakeSparkHome("sleep 600");
        using var process = Start(home, "--verbose", "--master", "local[2]", "count");
        Await(process, "spark: begun");

        Send(process, signal);
        var rest = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.That(process.ExitCode, Is.EqualTo(code), rest);
        Assert.That(home.HasEnded(), Is.True);
    }

    private static IEnumerable<string> Pairs(FakeSparkHome home) => home.Told.Zip(home.Told.Skip(1), (name, value) => $"{name} {value}");

    private ProcessRun Run(FakeSparkHome home, params string[] args) => ProcessRun.Of(Program, _lake.Path, Variables(home), ["--lake", _lake.Path, .. args]);

    private Process Start(FakeSparkHome home, params string[] args)
    {
        var start = new ProcessStartInfo(Program, ["--lake", _lake.Path, .. args]) { RedirectStandardError = true };
        foreach (var (name, value) in Variables(home))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static Dictionary<string, string> Variables(FakeSparkHome home) => new()
    {
        ["SPARKPERSONALIZATION_CONF_DIR"] = Repository.PathOf("conf"),
        ["SPARK_HOME"] = home.Folder,
    };

    private static void Await(Process process, string text)
    {
        while (process.StandardError.ReadLine() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"The process ended without saying '{text}'.");
    }

    private static void Send(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
