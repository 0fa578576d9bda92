using SparkPersonalization.Benchmarks.Lakes;

namespace SparkPersonalization.Benchmarks.OnSpark;

/// <summary>A job that both engines do.</summary>
/// <param name="Arguments">Its name, and its options.</param>
/// <param name="NewLake">A lake from which it starts.</param>
internal sealed record EngineJob(string[] Arguments, Func<BenchmarkLake> NewLake)
{
    internal string Name => Arguments[0];
}
