using SparkPersonalization.Benchmarks.Soaking;

namespace SparkPersonalization.Benchmarks.CommandLine;

/// <summary>What the command line asks for.</summary>
/// <param name="Only">Names of the benchmarks to run; empty for all.</param>
/// <param name="Events">Events of a batch.</param>
/// <param name="Runs">How often each comparison is measured.</param>
/// <param name="Work">The directory to work in.</param>
/// <param name="List">Whether only the benchmarks' names are asked for.</param>
/// <param name="Json">Whether the result is to be JSON.</param>
/// <param name="Soak">How the live pipeline is soaked.</param>
internal sealed record BenchmarkOptions(IReadOnlyList<string> Only, int Events, int Runs, string Work, bool List, bool Json, SoakOptions Soak);
