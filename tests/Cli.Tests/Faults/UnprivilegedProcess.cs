using SparkPersonalization.TestKit;

namespace SparkPersonalization.Cli.Tests.Faults;

/// <summary>The real program in a process of its own, which files' permissions bind even where root starts it.</summary>
internal static class UnprivilegedProcess
{
    // The rest of what root may stays, so that the process still owns the test's folders.
    private const string Bound = "setpriv --bounding-set=-dac_override,-dac_read_search";

    /// <summary>Runs the program; ends the test as ignored, or failed under <c>CI=true</c>, where root cannot be bound.</summary>
    internal static ProcessRun Run(string directory, params string[] args)
    {
        if (!Environment.IsPrivilegedProcess)
            return ProcessRun.Of(JobProcess.Program, directory, JobProcess.Variables(""), args);
        Prerequisite.Met(Shell(directory, $"{Bound} true").ExitCode == 0, "Root may read every file here, and setpriv cannot take that from it.");
        return Shell(directory, $"exec {Bound} \"$@\"", ["sh", JobProcess.Program, .. args]);
    }

    private static ProcessRun Shell(string directory, string script, params string[] args) =>
        ProcessRun.Of("sh", directory, JobProcess.Variables(""), ["-c", script, .. args]);
}
