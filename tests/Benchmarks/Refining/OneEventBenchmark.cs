using SparkPersonalization.Benchmarks.DeltaLogs;
using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Sessions;

namespace SparkPersonalization.Benchmarks.Refining;

/// <summary>A batch of one event, in a query that runs already, on a silver that holds few and many, all of which have sessions.</summary>
internal sealed class OneEventBenchmark : IBenchmark
{
    private const int LookupsBeforeIndex = 25;

    public string Name => "one-event";

    public string Summary => "A batch of one new event in a running query, to its commits, beside writing and syncing one small file: refine-events, and sessionize, with few, many and very many known events; and the batch's parts.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        long[] sizes = [place.Events / 10, place.Events * 10L, place.Events * 100L];
        return sizes.SelectMany(known => Refine(place, known)).Concat(sizes.SelectMany(known => Sessionize(place, known)));
    }

    private static IEnumerable<Comparison> Refine(Workplace place, long known)
    {
        using var lake = Seeds.Silver(place, known);
        using var query = new RunningRefine(place, lake);

        // A large table gets its index of ids only after some look-ups, which are joins.
        for (var i = 0; i < LookupsBeforeIndex; i++)
            query.Batch();
        foreach (var comparison in Of(place, $"refine 1 on {known:#,0}", query.Batch, Goal.AtMost(30)))
            yield return comparison;
    }

    private static IEnumerable<Comparison> Sessionize(Workplace place, long known)
    {
        using var lake = Seeds.Silver(place, known);
        using var query = new RunningSessionize(lake);
        foreach (var comparison in Of(place, $"sessionize 1 on {known:#,0}", query.Batch, Goal.None))
            yield return comparison;
    }

    private static IEnumerable<Comparison> Of(Workplace place, string name, Func<double> batch, Goal goal)
    {
        using var parts = new BatchParts();
        yield return Whole(place, name, () => parts.Of(batch), goal);
        foreach (var part in BatchParts.Names)
            yield return new($"{name}: {part}", "ms", () => parts.Median(part)) { WarmsUp = false, IsMeasuredOnce = true, TellsProcessor = false };
    }

    private static Comparison Whole(Workplace place, string name, Func<double> batch, Goal goal)
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
