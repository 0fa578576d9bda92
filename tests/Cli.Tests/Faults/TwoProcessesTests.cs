using System.Diagnostics;
using System.Runtime.Versioning;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Real processes that get into each other's way.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "Signals are POSIX's.")]
public sealed class TwoProcessesTests
{
    private FaultyLake _lake = null!;

    [SetUp]
    public void Open() => _lake = new FaultyLake();

    [TearDown]
    public void Close() => _lake.Dispose();

    [Test]
    public void Of_two_processes_on_one_checkpoint_the_second_ends_with_an_error()
    {
        _lake.WriteInput("a.jsonl", 10);
        using var first = Follow();
        var second = JobProcess.Run(_lake.Lake, "ingest-events", "--input", _lake.Input);
        _lake.WriteInput("b.jsonl", 10);
        var (exitCode, error) = End(first);
        Assert.That(exitCode, Is.EqualTo(143), error);
        Assert.That(second.ExitCode, Is.EqualTo(1));
        Assert.That(second.Out + second.Error, Does.Contain("CONCURRENT_QUERY").And.Contain(Path.Combine(_lake.Lake, "_checkpoints", "ingest-events")));

        Assert.That(JobProcess.Run(_lake.Lake, "ingest-events", "--input", _lake.Input).ExitCode, Is.Zero);
        Assert.That(_lake.Bronze(), Is.EqualTo(_lake.Lines()));
    }

    /// <summary>A process that has done its first batch and keeps going.</summary>
    private Process Follow()
    {
        var process = JobProcess.Start(_lake.Lake, isErrorRead: true, "ingest-events", "--input", _lake.Input, "--trigger", "1h");
        while (process.StandardError.ReadLine() is { } line)
        {
            if (line.Contains("batch 0", StringComparison.Ordinal))
                return process;
        }
        throw new AssertionException("The process ended before its first batch was done.");
    }

    private static (int ExitCode, string Error) End(Process process)
    {
        JobProcess.Terminate(process);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
