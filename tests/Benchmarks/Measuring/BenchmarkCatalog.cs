namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>All benchmarks.</summary>
internal static class BenchmarkCatalog
{
    /// <summary>One of each class, by name.</summary>
    internal static IReadOnlyList<IBenchmark> All { get; } =
    [
        .. typeof(IBenchmark).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && typeof(IBenchmark).IsAssignableFrom(type))
            .Select(type => (IBenchmark)Activator.CreateInstance(type)!)
            .OrderBy(benchmark => benchmark.Name, StringComparer.Ordinal),
    ];
}
