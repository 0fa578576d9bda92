namespace SparkPersonalization.Cli.Tests;

/// <summary>The program with the test jobs, as a process to which signals can be sent.</summary>
internal static class TestProgram
{
    private static int Main(string[] args)
    {
        using var interruption = Interruption.Listen();
        return CliApplication.Run(args, CliConsole.OfProcess(), TestJobs.Catalog, interruption);
    }
}
