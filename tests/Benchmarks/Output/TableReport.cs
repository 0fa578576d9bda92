using System.Globalization;
using SparkPersonalization.Benchmarks.CommandLine;
using SparkPersonalization.Benchmarks.Measuring;
using Spectre.Console;

namespace SparkPersonalization.Benchmarks.Output;

/// <summary>The figures as a table.</summary>
internal static class TableReport
{
    // A pipe has no width; a file takes whole lines.
    private const int WidthOfFile = 180;

    internal static void Write(BenchmarkOptions options, Machine machine, Results results)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
            console.Profile.Width = WidthOfFile;
        console.Write(TableOf(results.Figures));
        foreach (var failure in results.Failures)
            console.WriteLine($"FAILED {failure.Benchmark}: {failure.Message}");
        foreach (var figure in results.Figures.Where(figure => figure.Fails))
            console.WriteLine($"FAILED {figure.Benchmark}: {figure.Comparison.Name} is {Quantities.Of(figure.Ours, figure.Comparison.Unit)}, where {figure.Comparison.Goal.Text} must hold.");
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{machine.Cores} cores, {machine.Processor}, {machine.System}, {machine.Runtime}; load {machine.LoadBefore:0.0} before, {Machine.Load():0.0} after."));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Events:#,0} events in a batch, {options.Runs} runs, medians; ratio = median of ours / peer, run by run; CPU = processor time of ours / peer."));
    }

    private static Table TableOf(IReadOnlyList<Figure> figures)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("benchmark", "what", "ours", "peer", "peer is", "ratio", "goal", "holds", "CPU");
        foreach (var name in new[] { 2, 3, 5, 8 })
            table.Columns[name].RightAligned();
        foreach (var figure in figures)
            table.AddRow([.. CellsOf(figure).Select(cell => new Text(cell))]);
        return table;
    }

    private static IEnumerable<string> CellsOf(Figure figure)
    {
        var comparison = figure.Comparison;
        yield return figure.Benchmark;
        yield return comparison.Name;
        yield return Quantities.Of(figure.Ours, comparison.Unit);
        yield return Quantities.Of(figure.Peer, comparison.Unit);
        yield return comparison.PeerName;
        yield return Quantities.Of(figure.Ratio, "");
        yield return comparison.Goal.Text;
        yield return figure.Holds switch { true => "yes", false => "NO", null => "" };
        yield return Quantities.Of(figure.ProcessorRatio, "");
    }
}
