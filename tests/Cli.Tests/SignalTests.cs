using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace SparkPersonalization.Cli.Tests;

/// <summary>Signals to a real process that runs the test jobs.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "Signals are POSIX's.")]
public sealed class SignalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private string _lake = "";

    [SetUp]
    public void MakeLake() => _lake = Directory.CreateTempSubdirectory("signals ").FullName;

    [TearDown]
    public void RemoveLake() => Directory.Delete(_lake, recursive: true);

    [TestCase("INT", 130)]
    [TestCase("TERM", 143)]
    public void A_job_that_follows_data_stops_at_a_sound_state(string signal, int code)
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_lake, "in")).FullName, "a.txt"), "one\ntwo\n");
        using var process = Start("stream");
        AwaitLine(process, "batch 0: 2 rows");
        Send(process, signal);
        var (exitCode, error) = End(process);
        Assert.That(exitCode, Is.EqualTo(code), error);
        Assert.That(error, Does.Contain("stream: interrupted after"));
    }

    [Test]
    public void A_second_signal_ends_a_job_that_does_not_stop_at_once()
    {
        using var process = Start("deaf");
        AwaitLine(process, "begun");
        Send(process, "INT");
        AwaitLine(process, "asked");
        Send(process, "INT");
        var (exitCode, error) = End(process);
        Assert.That(exitCode, Is.EqualTo(130), error);
    }

    [TestCase(0, "count")]
    [TestCase(1, "check")]
    [TestCase(1, "break")]
    [TestCase(2, "count", "--rows", "x")]
    public void A_process_ends_with_the_exit_code_of_its_job(int code, params string[] args) =>
        Assert.That(ProcessRun.Of(Program, _lake, Conf, args).ExitCode, Is.EqualTo(code));

    private static string Program => Path.Combine(AppContext.BaseDirectory, "SparkPersonalization.Cli.Tests");

    private static Dictionary<string, string> Conf => new() { ["SPARKPERSONALIZATION_CONF_DIR"] = Repository.PathOf("conf") };

    private Process Start(string job) => Process.Start(new ProcessStartInfo(Program, ["--lake", _lake, job]) { RedirectStandardError = true })!;

    private static void AwaitLine(Process process, string text)
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

    private static (int ExitCode, string Error) End(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("The process did not end. One that a shell started in the background ignores SIGINT, and so do those that it starts.");
        }

        return (process.ExitCode, error.GetAwaiter().GetResult());
    }
}
