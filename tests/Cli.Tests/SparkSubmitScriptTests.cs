using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;

namespace SparkPersonalization.Cli.Tests;

/// <summary>The script, in a folder with a space in its name and with a stand-in for <c>dotnet</c>; and once for real.</summary>
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The script is for bash.")]
public sealed class SparkSubmitScriptTests
{
    private static readonly Dictionary<string, string> Nothing = [];
    private string _folder = "";
    private Dictionary<string, string> _fakePath = [];

    [SetUp]
    public void MakeRepository()
    {
        _folder = Directory.CreateTempSubdirectory("spark submit ").FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "common"));
        Directory.CreateDirectory(Path.Combine(_folder, "jobs", "Cli"));
        File.WriteAllText(Path.Combine(_folder, "jobs", "Cli", "Program.cs"), "");
        File.WriteAllText(Path.Combine(_folder, "Directory.Build.props"), "");
        File.WriteAllText(Path.Combine(_folder, "global.json"), "");
        File.Copy(Repository.PathOf("spark-submit.sh"), Path.Combine(_folder, "spark-submit.sh"));
        UseDotnet("""
            echo build >> builds
            mkdir -p artifacts/bin/Cli/release
            printf '#!/bin/sh\nfor a in "$@"; do echo "[$a]"; done; exit 7\n' > artifacts/bin/Cli/release/SparkPersonalization.Cli
            chmod +x artifacts/bin/Cli/release/SparkPersonalization.Cli
            """);
    }

    [TearDown]
    public void RemoveRepository() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void It_builds_once_and_passes_arguments_and_the_exit_code_on()
    {
        var first = Submit("count", "--name", "a b", "*");
        Assert.That(first, Is.EqualTo(new ProcessRun(7, "[count]\n[--name]\n[a b]\n[*]\n", "Building SparkPersonalization (only after a change of its sources) ...\n")));
        Assert.That(Submit(), Is.EqualTo(new ProcessRun(7, "", "")));
        Assert.That(Builds, Is.EqualTo(1));
    }

    [Test]
    public void It_builds_again_after_a_change_of_the_sources()
    {
        Submit();
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "jobs", "Cli", "Program.cs"), TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
        Submit();
        Assert.That(Builds, Is.EqualTo(2));
    }

    [Test]
    public void It_works_through_a_link_from_another_directory()
    {
        var link = Path.Combine(_folder, "common", "my link");
        File.CreateSymbolicLink(link, Path.Combine("..", "spark-submit.sh"));
        Assert.That(ProcessRun.Of(link, Path.GetTempPath(), _fakePath, "x").Out, Is.EqualTo("[x]\n"));
    }

    [Test]
    public void A_failed_build_shows_its_output_and_ends_with_1()
    {
        UseDotnet("echo 'error CS1002: ; expected'; exit 1");
        var run = Submit("count");
        Assert.That((run.ExitCode, run.Out), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.Contain("error CS1002").And.Contain("the build failed"));
    }

    [Test]
    public void The_real_script_lists_the_jobs()
    {
        var run = ProcessRun.Of(Repository.PathOf("spark-submit.sh"), _folder, Nothing, "list", "--json");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(JsonDocument.Parse(run.Out).RootElement.GetProperty("jobs").ToString(), Does.Contain("generate-events"));
    }

    [Test]
    public void A_real_process_generates_events_and_does_it_again_without_change()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SparkPersonalization.Cli");
        string[] args = ["--json", "--lake", Path.Combine(_folder, "my lake"), "generate-events", "--events", "2000"];
        var first = ProcessRun.Of(program, _folder, Nothing, args);
        Assert.That(first.ExitCode, Is.Zero, first.Error);
        var counts = JsonDocument.Parse(first.Out).RootElement.GetProperty("counts");
        Assert.That(counts.GetProperty("records").GetInt64(), Is.EqualTo(2000));
        Assert.That(File.Exists(Path.Combine(_folder, "my lake", "_raw", "truth.json")), Is.True);
        var second = JsonDocument.Parse(ProcessRun.Of(program, _folder, Nothing, args).Out).RootElement.GetProperty("counts");
        Assert.That(second.ToString(), Is.EqualTo(counts.ToString()));
    }

    [Test]
    public void A_real_process_that_gets_SIGTERM_ends_with_143_and_leaves_no_half_output()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SparkPersonalization.Cli");
        var start = new ProcessStartInfo(program, ["--lake", _folder, "generate-events", "--events", "20000000"]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        Assert.That(process.StandardError.ReadLine(), Does.Contain("generating events"));
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.EqualTo(143), error);
        Assert.That(Directory.EnumerateDirectories(_folder, "_raw*"), Is.Empty);
    }

    private int Builds => File.ReadAllLines(Path.Combine(_folder, "builds")).Length;

    private ProcessRun Submit(params string[] args) =>
        ProcessRun.Of(Path.Combine(_folder, "spark-submit.sh"), Path.GetTempPath(), _fakePath, args);

    private void UseDotnet(string script)
    {
        var bin = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        var dotnet = Path.Combine(bin, "dotnet");
        File.WriteAllText(dotnet, "#!/bin/sh\nset -e\n" + script + "\n");
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _fakePath = new Dictionary<string, string> { ["PATH"] = $"{bin}:{Environment.GetEnvironmentVariable("PATH")}" };
    }
}
