using SparkPersonalization.Benchmarks.DeltaLogs;
using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Sessions;

namespace SparkPersonalization.Benchmarks.Refining;

/// <summary>A batch of one event, in a query that runs already, on a silver that holds few and many, all of which have sessions.</summary>
internal sealed class OneEventBenchmark : IBenchmark
{
    public string Name => "one-event";

    public string Summary => "A batch of one new event in a running query, to its commits, beside writing and syncing one small file: refine-events, and sessionize, with few and many known events.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        foreach (var events in new[] { place.Events / 10, place.Events * 10L })
        {
            using var lake = Seeds.Silver(place, events);
            using var refine = new RunningRefine(place, lake);
            yield return Of(place, $"refine 1 on {events:#,0}", refine.Batch, Goal.AtMost(30));
        }

        foreach (var events in new[] { place.Events / 10, place.Events * 10L })
        {
            using var lake = Seeds.Silver(place, events);
            using var sessionize = new RunningSessionize(lake);
            yield return Of(place, $"sessionize 1 on {events:#,0}", sessionize.Batch, Goal.None);
        }
    }

    private static Comparison Of(Workplace place, string name, Func<double> batch, Goal goal)
    {
        var peer = Directory.CreateDirectory(place.NewDirectory("bare")).FullName;
        var number = 0;
        return new Comparison(name, "ms", batch)
        {
            Peer = () => Timing.Milliseconds(() => BareFiles.Write(Path.Combine(peer, $"{++number}"), new byte[1_000])),
            PeerName = "fsync of one file",
            Goal = goal,
            Repeats = 4,
        };
    }
}
