using System.Diagnostics;
using NUnit.Framework;

namespace SparkPersonalization.TestKit;

/// <summary>The Spark of the runtime, as a user has one installed.</summary>
public static class SparkInstallation
{
    private static readonly Lazy<string> Unpacked = new(Unpack);

    /// <summary>What <c>SPARK_HOME</c> is to be; ends the test as ignored, or failed under <c>CI=true</c>, where the runtime is not there.</summary>
    public static string Home => Unpacked.Value;

    private static string Unpack()
    {
        using var process = Process.Start(new ProcessStartInfo(ServerRuntime.Program("unpack"), ["spark"]) { RedirectStandardOutput = true })!;
        var place = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? place : throw new AssertionException($"unpack spark ended with {process.ExitCode}.");
    }
}
