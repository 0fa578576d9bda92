using System.Globalization;
using System.Runtime.InteropServices;

namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>The machine on which figures were measured, and how busy it was.</summary>
/// <param name="Processor">The processor's name, where it is known.</param>
/// <param name="Cores">How many cores this process may use.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="LoadBefore">Processes that ran or waited to run in the last minute, before the first benchmark; null where it is not known.</param>
internal sealed record Machine(string Processor, int Cores, string System, string Runtime, double? LoadBefore)
{
    private const string ProcessorInfo = "/proc/cpuinfo";
    private const string LoadAverage = "/proc/loadavg";

    internal static Machine This() => new(
        ReadProcessor(), Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, Load());

    /// <summary>The load of the last minute; this process is in it once it works.</summary>
    internal static double? Load() => File.Exists(LoadAverage)
        ? double.Parse(File.ReadAllText(LoadAverage).Split(' ')[0], CultureInfo.InvariantCulture)
        : null;

    private static string ReadProcessor()
    {
        var line = File.Exists(ProcessorInfo)
            ? File.ReadLines(ProcessorInfo).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
