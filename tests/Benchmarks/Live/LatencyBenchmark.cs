using SparkPersonalization.Benchmarks.Lakes;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Personalization.Tables;

namespace SparkPersonalization.Benchmarks.Live;

/// <summary>How long an event takes from the producer to a commit that a reader can see.</summary>
internal sealed class LatencyBenchmark : IBenchmark
{
    private const int Steady = 1_000;
    private const int Burst = 50_000;
    private const int MostSeconds = 120;
    private const int WarmUp = 5_000;
    private const string StartsCheckout = "\"Checkout Started\"";

    public string Name => "live-latency";

    public string Summary => "From produce to a visible commit, the stages running live: to silver at 1,000 events/s and in a burst at 50,000, to features at 1,000: half and 99% of the events.";

    public IEnumerable<Comparison> Compare(Workplace place) =>
    [
        .. Parts("silver", Steady, () => Measure(place, Steady, SilverEvents.Table), 260, 400),
        .. Parts("silver", Burst, () => Measure(place, Burst, SilverEvents.Table)),
        .. Parts("features", Steady, () => Measure(place, Steady, CheckoutFeatures.Table)),
    ];

    private static IEnumerable<Comparison> Parts(string table, int rate, Func<double[]> measure, int? half = null, int? most = null)
    {
        double[]? latencies = null;
        double Part(double share) => (latencies ??= measure()) is var all ? all[(int)Math.Ceiling(share * all.Length) - 1] : 0;
        yield return Of($"half to {table} at {rate:#,0}/s", () => Part(0.5), half);
        yield return Of($"99% to {table} at {rate:#,0}/s", () => Part(0.99), most);
    }

    private static Comparison Of(string name, Func<double> part, int? goal) =>
        new(name, "ms", part) { Goal = goal is { } most ? Goal.AtMost(most) : Goal.None, WarmsUp = false, IsMeasuredOnce = true };

    private static double[] Measure(Workplace place, int rate, LakeTable table)
    {
        var events = Math.Min(place.Events, rate * MostSeconds);
        var topic = EventTopic.Empty(place, $"latency-{table.Name.Replace('/', '-')}-{rate}");
        using var lake = new BenchmarkLake(place);
        using var stages = new LiveStages(lake, topic, withFeatures: table == CheckoutFeatures.Table);
        var lines = EventTopic.Lines(place, events + WarmUp).ToList();
        using var sender = new PacedSender(topic, rate);
        using var watch = new TableWatch(lake, table);

        // The first batches compile the program.
        sender.Send(lines.Take(WarmUp));
        watch.WaitFor(Rows(table, lines.Take(WarmUp)), stages);
        sender.Send(lines.Skip(WarmUp));
        watch.WaitFor(Rows(table, lines), stages);
        var seen = watch.Seen();
        double[] latencies = [.. sender.SentAt.Skip(WarmUp).Where(sent => seen.ContainsKey(sent.Key)).Select(sent => (seen[sent.Key] - sent.Value).TotalMilliseconds).Order()];
        Expected.Same(Rows(table, lines.Skip(WarmUp)), latencies.Length, "events whose time was taken", 0);
        return latencies;
    }

    // Silver has a row for each event, the features one for each checkout that was started.
    private static int Rows(LakeTable table, IEnumerable<byte[]> lines) => table == CheckoutFeatures.Table
        ? lines.Count(line => System.Text.Encoding.UTF8.GetString(line).Contains(StartsCheckout, StringComparison.Ordinal))
        : lines.Count();
}
