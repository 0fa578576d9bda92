using SparkPersonalization.Benchmarks.Measuring;

namespace SparkPersonalization.Benchmarks.Output;

/// <summary>The benchmarks that there are.</summary>
internal static class BenchmarkList
{
    internal static void Write(TextWriter writer, IReadOnlyList<IBenchmark> benchmarks)
    {
        var width = benchmarks.Max(benchmark => benchmark.Name.Length);
        foreach (var benchmark in benchmarks)
            writer.WriteLine($"{benchmark.Name.PadRight(width)}  {benchmark.Summary}");
    }
}
