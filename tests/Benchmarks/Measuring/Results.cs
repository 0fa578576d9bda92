namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>What a run of the program gave.</summary>
/// <param name="Figures">What was measured.</param>
/// <param name="Failures">What could not be.</param>
internal sealed record Results(IReadOnlyList<Figure> Figures, IReadOnlyList<Failure> Failures);

/// <summary>A benchmark that failed.</summary>
/// <param name="Benchmark">Its name.</param>
/// <param name="Message">Why.</param>
internal sealed record Failure(string Benchmark, string Message);
