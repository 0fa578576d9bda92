using SparkPersonalization.Benchmarks.DeltaLogs;
using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;

namespace SparkPersonalization.Benchmarks.Refining;

/// <summary>A batch of one event, in a query that runs already, on a silver that holds many.</summary>
internal sealed class OneEventBenchmark : IBenchmark
{
    public string Name => "one-event";

    public string Summary => "A refine batch of one new event in a running query, to its commits, beside writing and syncing one small file.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var events = place.Events * 10L;
        using var lake = Seeds.Silver(place, events);
        using var refine = new RunningRefine(place, lake);
        var peer = Directory.CreateDirectory(place.NewDirectory("bare")).FullName;
        var number = 0;
        yield return new Comparison($"batch of 1 on {events:#,0}", "ms", refine.Batch)
        {
            Peer = () => Timing.Milliseconds(() => BareFiles.Write(Path.Combine(peer, $"{++number}"), new byte[1_000])),
            PeerName = "fsync of one file",
            Goal = Goal.AtMost(30),
            Repeats = 4,
        };
    }
}
