using System.Text.Encodings.Web;
using System.Text.Json;
using SparkPersonalization.Benchmarks.CommandLine;
using SparkPersonalization.Benchmarks.Measuring;

namespace SparkPersonalization.Benchmarks.Output;

/// <summary>The figures as one JSON object, with every sample.</summary>
internal static class JsonReport
{
    // The text goes to a pipe or a terminal, never into HTML.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(TextWriter writer, BenchmarkOptions options, Machine machine, Results results) => writer.WriteLine(JsonSerializer.Serialize(
        new
        {
            events = options.Events,
            runs = options.Runs,
            machine,
            loadAfter = Machine.Load(),
            figures = results.Figures.Select(Plain),
            failures = results.Failures,
        },
        Json));

    private static object Plain(Figure figure) => new
    {
        benchmark = figure.Benchmark,
        what = figure.Comparison.Name,
        unit = figure.Comparison.Unit,
        ours = figure.Ours,
        peer = figure.Peer,
        peerIs = figure.Comparison.PeerName,
        ratio = figure.Ratio,
        processorRatio = figure.ProcessorRatio,
        goal = figure.Comparison.Goal.Text,
        holds = figure.Holds,
        ourSamples = figure.OurSamples.Select(Plain),
        peerSamples = figure.PeerSamples.Select(Plain),
    };

    private static object Plain(Sample sample) => new { value = sample.Value, processorMs = sample.Processor.TotalMilliseconds };
}
