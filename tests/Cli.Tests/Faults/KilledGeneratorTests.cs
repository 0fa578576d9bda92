using System.Runtime.Versioning;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>generate-events, which passes no place to die at, is killed from outside: the next run gives what an undisturbed one does.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The exit code of a killed process is POSIX's.")]
public sealed class KilledGeneratorTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void Open()
    {
        _directory = new TemporaryDirectory();
        Directory.CreateDirectory(_directory["undisturbed"]);
        Directory.CreateDirectory(_directory["killed"]);
    }

    [TearDown]
    public void Close() => _directory.Dispose();

    // Of the files of a day, an hour each.
    [TestCase(1)]
    [TestCase(8)]
    public void Killed_amid_its_files_it_gives_what_an_undisturbed_run_gives(int files)
    {
        string[] job = ["generate-events", "--events", "200000"];
        Assert.That(JobProcess.Run(_directory["undisturbed"], job).ExitCode, Is.Zero);

        using var process = JobProcess.Start(_directory["killed"], isErrorRead: false, job);
        var partial = _directory["killed/_raw.partial/events"];
        Assert.That(SpinWait.SpinUntil(() => process.HasExited || (Directory.Exists(partial) && Directory.GetFiles(partial).Length >= files), Limit), Is.True);
        process.Kill();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(JobProcess.Killed));
        Assert.That(Directory.Exists(_directory["killed/_raw"]), Is.False, "Nothing appears before it is whole.");
        Assert.That(Directory.Exists(partial), Is.True);

        var run = JobProcess.Run(_directory["killed"], job);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(Files("killed"), Is.EqualTo(Files("undisturbed")).AsCollection);
    }

    /// <summary>The files of a lake, and what they hold.</summary>
    private string[] Files(string lake) =>
    [
        .. Directory.EnumerateFiles(_directory[lake], "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetRelativePath(_directory[lake], file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")
            .Order(StringComparer.Ordinal),
    ];
}
