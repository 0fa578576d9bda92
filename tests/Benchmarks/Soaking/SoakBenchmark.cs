using SparkPersonalization.Benchmarks.Measuring;

namespace SparkPersonalization.Benchmarks.Soaking;

/// <summary>The live pipeline under a steady stream of events for minutes: what must not grow is looked at from its start to its end.</summary>
internal sealed class SoakBenchmark : IBenchmark
{
    private const double LeastOfRate = 0.95;

    public string Name => "soak";

    public string Summary => "pipeline --continuous under a steady stream of generated events for 10 minutes, looked at in its first, middle and last fifth: memory, files and lag must not grow.";

    public IEnumerable<Comparison> Compare(Workplace place)
    {
        SoakRecord? record = null;
        SoakRecord Record() => record ??= SoakRun.Of(place);
        yield return Of("events sent", "events/s", () => Record().SentPerSecond) with { Goal = Goal.AtLeast(place.Soak.Rate * LeastOfRate), MustHold = true };
        foreach (var quantity in SoakQuantity.All)
        {
            yield return Of($"{quantity.Name}, start", quantity.Unit, () => Record().Start(quantity));
            yield return Of($"{quantity.Name}, middle", quantity.Unit, () => Record().Middle(quantity));
            var end = Of($"{quantity.Name}, end", quantity.Unit, () => Record().End(quantity));
            yield return quantity.Most is { } most ? end with { Goal = Goal.AtMost(most(Record().Start(quantity))), MustHold = true } : end;
        }
        yield return Of("all tables complete, after the last event", "s", () => Record().CatchUp);
    }

    private static Comparison Of(string name, string unit, Func<double> value) => new(name, unit, value) { WarmsUp = false, IsMeasuredOnce = true };
}
