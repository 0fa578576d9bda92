using System.Diagnostics;
using System.Reflection;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Output;

namespace SparkPersonalization.Benchmarks.CommandLine;

/// <summary>The program: measures what is asked for and prints it. A goal that does not hold is a figure, no failure, but for those that must.</summary>
internal static class BenchmarkCommand
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    /// <returns>0 when all was measured, 1 when a benchmark failed or a goal does not hold that must, 2 for wrong usage.</returns>
    internal static int Run(IReadOnlyList<string> args)
    {
        var parse = new BenchmarkGrammar(Run).Root.Parse(args);
        var code = parse.Invoke();
        return parse.Errors.Count > 0 ? WrongUsage : code;
    }

    private static int Run(BenchmarkOptions options)
    {
        if (options.List)
        {
            BenchmarkList.Write(Console.Out, BenchmarkCatalog.All);
            return 0;
        }
        WarnOfDebugging();
        var machine = Machine.This();
        var results = Measure(options);
        if (options.Json)
            JsonReport.Write(Console.Out, options, machine, results);
        else
            TableReport.Write(options, machine, results);
        return results.Failures.Count == 0 && !results.Figures.Any(figure => figure.Fails) ? 0 : Failed;
    }

    // One that fails must not take the figures of the others with it.
    private static Results Measure(BenchmarkOptions options)
    {
        var figures = new List<Figure>();
        var failures = new List<Failure>();
        using var place = new Workplace(options.Work, options.Events, options.Runs, Console.Error.WriteLine) { Soak = options.Soak };
        foreach (var benchmark in BenchmarkCatalog.All.Where(known => options.Only.Count == 0 || options.Only.Contains(known.Name)))
        {
            try
            {
                figures.AddRange(Measurement.Of(benchmark, place));
            }
            catch (Exception error)
            {
                Console.Error.WriteLine($"{benchmark.Name} failed: {error}");
                failures.Add(new Failure(benchmark.Name, error.Message));
            }
        }
        return new Results(figures, failures);
    }

    private static void WarnOfDebugging()
    {
        if (typeof(BenchmarkCommand).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled == true)
            Console.Error.WriteLine("This is a Debug build: its figures say nothing. Run it with -c Release.");
    }
}
