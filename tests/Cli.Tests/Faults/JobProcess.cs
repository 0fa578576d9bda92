using SparkPersonalization.Storage;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>The real program in a process of its own, on a lake.</summary>
internal static class JobProcess
{
    /// <summary>What the system tells of a process that was killed as with <c>kill -9</c>: 128 and the signal's number.</summary>
    internal const int Killed = 137;

    internal static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "SparkPersonalization.Cli");

    internal static ProcessRun Run(string lake, params string[] args) => ProcessRun.Of(Program, lake, Variables(""), ["--lake", lake, "--json", .. args]);

    /// <summary>Runs a job that kills itself at a place.</summary>
    internal static ProcessRun RunUntil(string crash, string lake, params string[] args) =>
        ProcessRun.Of(Program, lake, Variables(crash), ["--lake", lake, "--json", .. args]);

    internal static Dictionary<string, string> Variables(string crash) => new()
    {
        ["SPARKPERSONALIZATION_CONF_DIR"] = Repository.PathOf("conf"),
        ["SPARKPERSONALIZATION_REFINE_EVENTS_HASH_KEY"] = "key",
        [CrashPoints.Variable] = crash,
    };
}
