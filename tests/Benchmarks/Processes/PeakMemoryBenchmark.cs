using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;

namespace SparkPersonalization.Benchmarks.Processes;

/// <summary>How much memory the program needs for many events at once, from files to silver.</summary>
internal sealed class PeakMemoryBenchmark : IBenchmark
{
    private const int GoalInMebibytes = 1_536;

    public string Name => "peak-memory";

    public string Summary => "The most memory of the program's own processes, by the kernel's count, while it ingests and refines many events.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var events = place.Events * 10L;
        var input = EventFiles.Disturbed(place, events);
        using var lake = new BenchmarkLake(place);
        yield return Of($"ingest-events, {events:#,0} events", () => CliProcess.PeakMebibytes("--lake", lake.Root, "ingest-events", "--input", input));
        yield return Of($"refine-events, {events:#,0} events", () => CliProcess.PeakMebibytes("--lake", lake.Root, "refine-events"));
    }

    private static Comparison Of(string name, Func<double> peak) => new(name, "MiB", peak)
    {
        Goal = Goal.AtMost(GoalInMebibytes),
        WarmsUp = false,
        IsMeasuredOnce = true,
    };
}
