using System.CommandLine;
using System.CommandLine.Parsing;
using SparkPersonalization.Benchmarks.Measuring;
using SparkPersonalization.Benchmarks.Soaking;

namespace SparkPersonalization.Benchmarks.CommandLine;

/// <summary>The command line's options.</summary>
internal sealed class BenchmarkGrammar
{
    private const int MinEvents = 1_000;
    private const int MinSoakSeconds = 30;

    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Names of the benchmarks to run. Without it all; --list tells them.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<int> _events = new("--events")
    {
        Description = "Events of a batch; tables and logs are in proportion to it.",
        HelpName = "N",
        DefaultValueFactory = _ => 100_000,
    };

    private readonly Option<int> _runs = new("--runs")
    {
        Description = "How often each comparison is measured; the median counts.",
        HelpName = "N",
        DefaultValueFactory = _ => 5,
    };

    private readonly Option<int> _soakSeconds = new("--soak-seconds")
    {
        Description = "How long the live pipeline is looked at in the soak, after a minute of warming up.",
        HelpName = "N",
        DefaultValueFactory = _ => (int)SoakOptions.Default.Measured.TotalSeconds,
    };

    private readonly Option<int> _soakRate = new("--soak-rate")
    {
        Description = "Events a second in the soak.",
        HelpName = "N",
        DefaultValueFactory = _ => SoakOptions.Default.Rate,
    };

    private readonly Option<string> _work = new("--work")
    {
        Description = "Directory to work in, on a real disk. Generated inputs stay there, all else is removed.",
        HelpName = "DIR",
        DefaultValueFactory = _ => DefaultWork(),
    };

    private readonly Option<bool> _list = new("--list") { Description = "Tells the benchmarks, and runs none." };

    private readonly Option<bool> _json = new("--json") { Description = "Prints one JSON object, with every sample, in place of the table." };

    internal BenchmarkGrammar(Func<BenchmarkOptions, int> run)
    {
        _only.Validators.Add(CheckNames);
        _events.Validators.Add(result => CheckAtLeast(result, MinEvents));
        _runs.Validators.Add(result => CheckAtLeast(result, 1));
        _soakSeconds.Validators.Add(result => CheckAtLeast(result, MinSoakSeconds));
        _soakRate.Validators.Add(result => CheckAtLeast(result, 1));
        Root = new RootCommand("Measures SparkPersonalization beside peers, in turn, and says which goals hold.") { _only, _events, _runs, _work, _list, _json, _soakSeconds, _soakRate };
        Root.SetAction(parse => run(OptionsOf(parse)));
    }

    internal RootCommand Root { get; }

    private BenchmarkOptions OptionsOf(ParseResult parse) => new(
        parse.GetValue(_only)!, parse.GetValue(_events), parse.GetValue(_runs), parse.GetValue(_work)!, parse.GetValue(_list), parse.GetValue(_json),
        new SoakOptions(TimeSpan.FromSeconds(parse.GetValue(_soakSeconds)), parse.GetValue(_soakRate)));

    private static void CheckNames(OptionResult result)
    {
        var known = BenchmarkCatalog.All.Select(benchmark => benchmark.Name).ToList();
        var unknown = result.Tokens.Select(token => token.Value).Except(known).ToList();
        if (unknown.Count > 0)
            result.AddError($"--only: no such benchmark: {string.Join(", ", unknown)}. There are: {string.Join(", ", known)}.");
    }

    private static void CheckAtLeast(OptionResult result, int least)
    {
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[^1].Value, out var value) && value < least)
            result.AddError($"{result.Option.Name} must be at least {least}, not {value}.");
    }

    /// <summary>Beside the build's output, on the disk of the repository.</summary>
    private static string DefaultWork()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SparkPersonalization.sln")))
            folder = folder.Parent;
        return folder is null ? Path.Combine(Environment.CurrentDirectory, "benchmarks") : Path.Combine(folder.FullName, "artifacts", "benchmarks");
    }
}
