namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>Measures comparisons.</summary>
internal static class Measurement
{
    /// <summary>Measures all comparisons of a benchmark.</summary>
    internal static IEnumerable<Figure> Of(IBenchmark benchmark, Workplace place)
    {
        foreach (var comparison in benchmark.Compare(place))
        {
            place.Tell($"{benchmark.Name}: {comparison.Name}");
            yield return Of(benchmark.Name, comparison, place.Runs);
        }
    }

    private static Figure Of(string benchmark, Comparison comparison, int runs)
    {
        if (comparison.WarmsUp)
        {
            comparison.Ours();
            comparison.Peer?.Invoke();
        }

        var ours = new List<Sample>();
        var peer = new List<Sample>();
        for (var i = 0; i < (comparison.IsMeasuredOnce ? 1 : runs * comparison.Repeats); i++)
        {
            ours.Add(Take(comparison.Ours));
            if (comparison.Peer is { } other)
                peer.Add(Take(other));
        }
        return new Figure(benchmark, comparison, ours, peer);
    }

    // One's garbage must not be cleared away in the other's time.
    private static Sample Take(Func<double> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Environment.CpuUsage.TotalTime;
        var value = work();
        return new Sample(value, Environment.CpuUsage.TotalTime - before);
    }
}
