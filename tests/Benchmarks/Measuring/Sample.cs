namespace SparkPersonalization.Benchmarks.Measuring;

/// <summary>One run of a piece of work.</summary>
/// <param name="Value">How much or how fast it was, in the comparison's unit.</param>
/// <param name="Processor">The processor time that this process took for it, its preparation included.</param>
internal sealed record Sample(double Value, TimeSpan Processor);
