using System.CommandLine;
using System.CommandLine.Parsing;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli.Arguments;

/// <summary>The language of the command line: spark-submit's options, then a job, then the job's options.</summary>
internal sealed class Grammar
{
    internal const string Program = "spark-submit.sh";

    private readonly GlobalOptions _globals = new();
    private readonly RootCommand _root = new("Runs a job of SparkPersonalization: a shop's raw events in, clean Delta tables and features for the checkout out.");
    private readonly Command _list = new("list", "Lists the jobs.");
    private readonly Dictionary<Command, JobDefinition> _jobs = [];
    private readonly Dictionary<Option, OptionDefinition> _jobOptions = [];

    internal Grammar(JobCatalog catalog)
    {
        _root.Options.Clear();
        _root.TreatUnmatchedTokensAsErrors = false;
        foreach (var option in _globals.All)
            _root.Options.Add(option);
        foreach (var job in catalog.Jobs)
            AddJob(job);
        AddCommand(_list);
    }

    internal CommandLine Parse(IReadOnlyList<string> args)
    {
        // A file of arguments (@FILE) is no convention of spark-submit, and a job's option may begin with @.
        var parse = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        var command = parse.CommandResult.Command;
        return new CommandLine
        {
            Command = command,
            SharedOptions = [.. _globals.All.Where(option => command != _root && option.Recursive)],
            Job = _jobs.GetValueOrDefault(command),
            IsList = command == _list,
            Help = parse.GetResult(_globals.Help) is { Implicit: false },
            Version = parse.GetResult(_globals.Version) is { Implicit: false },
            Json = parse.GetResult(_globals.Json) is { Implicit: false },
            Verbose = parse.GetResult(_globals.Verbose) is { Implicit: false },
            Lake = Last(parse, _globals.Lake) ?? GlobalOptions.DefaultLake,
            Master = Last(parse, _globals.Master),
            Remote = Last(parse, _globals.Remote),
            Name = Last(parse, _globals.Name),
            PropertiesFile = Last(parse, _globals.PropertiesFile),
            Conf = [.. Values(parse, _globals.Conf)],
            JobInputs = [.. _jobOptions.Where(option => command.Options.Contains(option.Key)).SelectMany(option => Inputs(parse, option.Key, option.Value))],
            Faults = [.. Errors(parse), .. new UnknownArguments(_root, command).Describe(parse.UnmatchedTokens)],
        };
    }

    private void AddJob(JobDefinition job)
    {
        var command = new Command(job.Id, job.Description);
        foreach (var option in job.Options.Options)
            AddJobOption(job, command, option);
        AddCommand(command);
        _jobs.Add(command, job);
    }

    private void AddCommand(Command command)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        _root.Subcommands.Add(command);
    }

    private void AddJobOption(JobDefinition job, Command command, OptionDefinition definition)
    {
        var name = "--" + definition.Name;
        if (_globals.All.Any(global => global.Name == name))
            throw new InvalidOperationException($"The option {name} of the job '{job.Id}' has the name of an option of every job.");
        var standard = job.Options.DefaultOf(definition);
        // Values stay texts here: their types are the binder's, so that all faults come in one message.
        Option option = definition.IsList ? new Option<string[]>(name) : new Option<string>(name);
        option.HelpName = definition.IsSwitch ? null : definition.Placeholder;
        option.Description = definition.Description + (standard is null ? "" : $" Default: {standard}.");
        option.Arity = definition.IsSwitch ? ArgumentArity.ZeroOrOne : definition.IsList ? ArgumentArity.OneOrMore : ArgumentArity.ExactlyOne;
        command.Options.Add(option);
        _jobOptions.Add(option, definition);
    }

    private static IEnumerable<OptionInput> Inputs(ParseResult parse, Option option, OptionDefinition definition)
    {
        if (parse.GetResult(option) is not { Implicit: false } given)
            yield break;
        var values = given.Tokens.Select(token => token.Value).ToList();
        if (values.Count == 0 && definition.IsSwitch)
            values.Add("true");
        if (values.Count > 0 && !given.Errors.Any())
            yield return new OptionInput(definition.Name, [.. values], $"{option.Name} on the command line");
    }

    /// <summary>A missing job is told by the caller, with the jobs that there are.</summary>
    private IEnumerable<string> Errors(ParseResult parse) => parse.Errors
        .Where(error => error.SymbolResult is not CommandResult result || result.Command != _root)
        .Select(error => $"command line: {error.Message}");

    private static string? Last(ParseResult parse, Option option) => Values(parse, option).LastOrDefault();

    private static IEnumerable<string> Values(ParseResult parse, Option option) =>
        parse.GetResult(option)?.Tokens.Select(token => token.Value) ?? [];
}
