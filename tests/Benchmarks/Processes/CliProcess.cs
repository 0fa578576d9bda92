using System.Diagnostics;
using System.Globalization;
using SparkPersonalization.Benchmarks.Measuring;

namespace SparkPersonalization.Benchmarks.Processes;

/// <summary>The command line as a process of its own.</summary>
internal static class CliProcess
{
    private const int MillisecondsBetweenLooks = 10;

    // The most pages that the process ever had in memory at once: it never falls, so that looking now and then misses only the last moment.
    private const string Peak = "VmHWM:";

    /// <summary>Runs the command line.</summary>
    /// <returns>The most memory that it had, in MiB.</returns>
    /// <exception cref="PlatformNotSupportedException">The system does not tell a process's memory as Linux does.</exception>
    /// <exception cref="InvalidOperationException">The job failed.</exception>
    internal static double PeakMebibytes(params string[] args)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("A process's peak of memory is read from /proc, which only Linux has.");
        long kibibytes = 0;
        Run([], args, process =>
        {
            do
                kibibytes = Math.Max(kibibytes, Read($"/proc/{process.Id}/status"));
            while (!process.WaitForExit(MillisecondsBetweenLooks));
        });
        return kibibytes / 1024.0;
    }

    /// <summary>Runs the command line.</summary>
    /// <returns>How long it took, from the process's start to its end.</returns>
    /// <exception cref="InvalidOperationException">The job failed.</exception>
    internal static double Seconds(IEnumerable<KeyValuePair<string, string>> variables, params string[] args) =>
        Timing.Seconds(() => Run(variables, args, process => process.WaitForExit()));

    private static void Run(IEnumerable<KeyValuePair<string, string>> variables, string[] args, Action<Process> wait)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "SparkPersonalization.Cli.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        wait(process);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', args)} ended with {process.ExitCode}: {output.Result} {error.Result}");
    }

    // A process that is gone but not yet waited for has no such line.
    private static long Read(string status)
    {
        try
        {
            var line = File.ReadLines(status).FirstOrDefault(text => text.StartsWith(Peak, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[Peak.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
