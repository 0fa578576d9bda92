using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Processes;
using SparkPersonalization.TestKit;

namespace SparkPersonalization.Benchmarks.OnSpark;

/// <summary>The same jobs over the same events on the embedded engine and on Spark.</summary>
internal sealed class EnginesBenchmark : IBenchmark
{
    private const double FiveTimes = 5;

    private static readonly string[] Embedded = ["--master", "embedded"];

    public string Name => "engines";

    public string Summary => "Jobs on the embedded engine, beside the same on Spark local[2]: warm and in one process, then as processes that start what they need.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        using var jobs = new EngineJobs(place);
        var runs = new EngineRuns(place);
        using (var spark = SparkPeer.Start())
        {
            foreach (var job in jobs.All)
                yield return Warm(place, runs, job, spark);
        }

        foreach (var job in jobs.All)
            yield return WithStart(place, runs, job);
    }

    private static Comparison Warm(Workplace place, EngineRuns runs, EngineJob job, SparkPeer spark) => new(
        $"{job.Name}, {place.Events:#,0} events", "events/s", () => runs.Rate(job, CliInProcess.Seconds, Embedded))
    {
        Peer = () => runs.Rate(job, CliInProcess.Seconds, "--remote", spark.Remote),
        PeerName = $"Spark {SparkPeer.Master}",
        Goal = Goal.RatioAtLeast(FiveTimes),
        TellsProcessor = false,
    };

    private static Comparison WithStart(Workplace place, EngineRuns runs, EngineJob job) => new(
        $"{job.Name}, {place.Events:#,0} events, with start", "events/s", () => runs.Rate(job, args => CliProcess.Seconds([], args), Embedded))
    {
        Peer = () => runs.Rate(job, args => CliProcess.Seconds([new("SPARK_HOME", SparkInstallation.Home)], args), Master()),
        PeerName = $"Spark {SparkPeer.Master}, started",
        Goal = Goal.RatioAtLeast(FiveTimes),
        WarmsUp = false,
        IsMeasuredOnce = true,
        TellsProcessor = false,
    };

    private static string[] Master() =>
    [
        "--master", SparkPeer.Master, SparkPeer.Memory.Key, SparkPeer.Memory.Value,
        .. SparkPeer.Settings.SelectMany(setting => new[] { "--conf", $"{setting.Key}={setting.Value}" }),
    ];
}
