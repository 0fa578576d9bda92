using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>Real processes that get into each other's way, and a disk that is full.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "Signals and mounts are POSIX's.")]
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

    [Test]
    public void On_a_full_disk_nothing_is_lost_and_the_next_run_goes_on_when_there_is_space()
    {
        for (var i = 0; i < 3; i++)
            WriteNoise($"{i}.jsonl", seed: i);
        Directory.CreateDirectory(_lake.Lake);
        if (!Mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", _lake.Lake))
            Assert.Ignore("This user may not mount a small file system.");
        try
        {
            var full = _lake.Ingest("--max-files-per-trigger", "1", "--retry-for", "1s");
            Assert.That(full.ExitCode, Is.EqualTo(1), full.Out);
            Assert.That(full.Error, Does.Contain("No space left on device").And.Contain(_lake.Lake));
            var before = Directory.Exists(Path.Combine(_lake.Lake, "bronze", "events", "_delta_log")) ? _lake.Bronze() : [];
            Assert.That(before, Is.SubsetOf(_lake.Lines()).And.Count.LessThan(_lake.Lines().Count));

            Assert.That(Mount("-o", "remount,size=64m", _lake.Lake), Is.True);
            var run = _lake.Ingest("--max-files-per-trigger", "1");
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            Assert.That(_lake.Bronze(), Is.EqualTo(_lake.Lines()));
        }
        finally
        {
            Execute("umount", _lake.Lake);
        }
    }

    // Noise, as other lines would be compressed to nothing.
    private void WriteNoise(string file, int seed)
    {
        var bytes = new byte[400_000];
        new Random(seed).NextBytes(bytes);
        File.WriteAllLines(Path.Combine(_lake.Input, file), bytes.Chunk(100).Select(Convert.ToBase64String));
    }

    private static bool Mount(params string[] args) => Execute("mount", args);

    private static bool Execute(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>A process that has done its first batch and keeps going.</summary>
    private Process Follow()
    {
        var start = new ProcessStartInfo(JobProcess.Program, ["--lake", _lake.Lake, "ingest-events", "--input", _lake.Input, "--trigger", "1h"]) { RedirectStandardError = true };
        foreach (var (name, value) in JobProcess.Variables(""))
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        while (process.StandardError.ReadLine() is { } line)
        {
            if (line.Contains("batch 0", StringComparison.Ordinal))
                return process;
        }
        throw new AssertionException("The process ended before its first batch was done.");
    }

    private static (int ExitCode, string Error) End(Process process)
    {
        Execute("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
