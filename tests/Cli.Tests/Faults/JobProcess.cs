using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using SparkPersonalization.JobModel;
using SparkPersonalization.Storage;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>The real program in a process of its own, on a lake.</summary>
internal static class JobProcess
{
    /// <summary>What the system tells of a process that was killed as with <c>kill -9</c>: 128 and the signal's number.</summary>
    internal const int Killed = 137;

    internal static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "SparkPersonalization.Cli");

    internal static JobCatalog Jobs { get; } = JobCatalog.FindIn(Assembly.Load("SparkPersonalization.Personalization"));

    internal static ProcessRun Run(string lake, params string[] args) => RunUntil("", lake, args);

    /// <summary>Runs a job that kills itself at a place.</summary>
    internal static ProcessRun RunUntil(string crash, string lake, params string[] args) =>
        ProcessRun.Of(Program, lake, Variables(crash), ["--lake", lake, "--json", .. args]);

    /// <summary>Starts a job in a process that goes on beside the test.</summary>
    internal static Process Start(string lake, bool isErrorRead, params string[] args)
    {
        var start = new ProcessStartInfo(Program, ["--lake", lake, .. args]) { RedirectStandardError = isErrorRead };
        foreach (var (name, value) in Variables(""))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Asks a process to end, as <c>kill</c> does.</summary>
    internal static void Terminate(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Runs a job in this process.</summary>
    internal static ProcessRun RunHere(string lake, params string[] args)
    {
        using var run = new CliRun { Jobs = Jobs };
        foreach (var (name, value) in Variables(""))
            run.Environment[name] = value;
        var exitCode = run.Run(["--lake", lake, .. args]);
        return new ProcessRun(exitCode, run.Out, run.Error);
    }

    internal static Dictionary<string, string> Variables(string crash) => new()
    {
        ["SPARKPERSONALIZATION_CONF_DIR"] = Repository.PathOf("conf"),
        ["SPARKPERSONALIZATION_REFINE_EVENTS_HASH_KEY"] = "key",
        ["SPARKPERSONALIZATION_PIPELINE_HASH_KEY"] = "key",
        [CrashPoints.Variable] = crash,
    };
}
