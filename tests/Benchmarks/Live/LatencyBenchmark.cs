using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;

namespace SparkPersonalization.Benchmarks.Live;

/// <summary>How long an event takes from the producer to a commit of silver that a reader can see.</summary>
internal sealed class LatencyBenchmark : IBenchmark
{
    private const int Rate = 1_000;
    private const int MostSeconds = 120;

    public string Name => "live-latency";

    public string Summary => "From produce to a visible commit of silver at 1,000 events/s, ingest-events and refine-events running live: half and 99% of the events.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        var events = Math.Min(place.Events, Rate * MostSeconds);
        double[]? latencies = null;
        double Part(double share) => (latencies ??= Measure(place, events))[(int)Math.Ceiling(share * events) - 1];
        yield return Of($"half of {events:#,0} events", () => Part(0.5), 260);
        yield return Of($"99% of {events:#,0} events", () => Part(0.99), 400);
    }

    private static Comparison Of(string name, Func<double> part, int goal) => new(name, "ms", part) { Goal = Goal.AtMost(goal), WarmsUp = false, IsMeasuredOnce = true };

    private static double[] Measure(Workplace place, int events)
    {
        var topic = EventTopic.Empty(place, "latency");
        using var lake = new BenchmarkLake(place);
        using var stages = new LiveStages(lake, topic);
        var lines = EventTopic.Lines(place, events + WarmUp).ToList();
        using var sender = new PacedSender(topic, Rate);
        using var watch = new SilverWatch(lake);

        // The first batches compile the program.
        sender.Send(lines.Take(WarmUp));
        watch.WaitFor(WarmUp, stages);
        sender.Send(lines.Skip(WarmUp));
        watch.WaitFor(events + WarmUp, stages);
        var seen = watch.Seen();
        double[] latencies = [.. sender.SentAt.Skip(WarmUp).Select(sent => (seen[sent.Key] - sent.Value).TotalMilliseconds).Order()];
        Expected.Same(events, latencies.Length, "events whose time was taken", 0);
        return latencies;
    }

    private const int WarmUp = 5_000;
}
