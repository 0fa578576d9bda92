using System.Reflection;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Cli;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Benchmarks.OnSpark;

/// <summary>The command line inside this process, which is warm.</summary>
internal static class CliInProcess
{
    private static readonly JobCatalog Jobs = JobCatalog.FindIn(Assembly.Load("SparkPersonalization.Personalization"));

    /// <summary>Runs the command line.</summary>
    /// <returns>How long it took.</returns>
    /// <exception cref="InvalidOperationException">The job failed.</exception>
    internal static double Seconds(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var interruption = new Interruption();
        var console = CliConsole.OfProcess() with { Out = output, Error = error, ErrorIsTerminal = false, OutWidth = null };
        var code = 0;
        var seconds = Timing.Seconds(() => code = CliApplication.Run(args, console, Jobs, interruption));
        return code == 0 ? seconds : throw new InvalidOperationException($"{string.Join(' ', args)} ended with {code}: {output} {error}");
    }
}
