using SparkPersonalization.Benchmarks.Measuring;

namespace SparkPersonalization.Benchmarks.Processes;

/// <summary>The first command of a new user, on a program that is built.</summary>
internal sealed class QuickstartBenchmark : IBenchmark
{
    public string Name => "quickstart";

    public string Summary => "The quickstart as a process of its own: a day of events made, taken through to exported features, and compared with the generator's truth.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        yield return new("a day of events", "s", () => Run(place))
        {
            Goal = Goal.AtMost(30),
            TellsProcessor = false,
        };
    }

    // It ends with an error where a count differs from the truth.
    private static double Run(Workplace place)
    {
        var lake = place.NewDirectory("quickstart");
        var seconds = CliProcess.Seconds([], "--lake", lake, "quickstart");
        Directory.Delete(lake, recursive: true);
        return seconds;
    }
}
