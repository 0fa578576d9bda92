using System.CommandLine;
using System.CommandLine.Parsing;
using SparkPersonalization.Cli.Commands;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli.Arguments;

/// <summary>The language of the command line: spark-submit's options, then a job, then the job's options.</summary>
internal sealed class Grammar
{
    internal const string Program = "spark-submit.sh";

    private readonly GlobalOptions _globals = new();
    private readonly RootCommand _root = new("Runs a job of SparkPersonalization: a shop's raw events in, clean Delta tables and features for the checkout out.");
    private readonly Dictionary<Command, CliCommand> _entries = [];
    private readonly Dictionary<Command, Argument<string>> _arguments = [];
    private readonly Dictionary<Option, OptionDefinition> _options = [];

    internal Grammar(IEnumerable<CliCommand> entries)
    {
        _root.Options.Clear();
        _root.TreatUnmatchedTokensAsErrors = false;
        foreach (var option in _globals.All)
            _root.Options.Add(option);
        foreach (var entry in entries)
            AddEntry(entry);
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
            Entries = [.. command == _root ? _root.Subcommands.Select(known => _entries[known]) : []],
            Entry = _entries.GetValueOrDefault(command),
            Argument = _arguments.TryGetValue(command, out var argument) ? parse.GetValue(argument) : null,
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
            DeployMode = Last(parse, _globals.Launch.DeployMode),
            LaunchOptions = [.. _globals.Launch.Passed.Where(option => Last(parse, option) is not null).Select(option => KeyValuePair.Create(option.Name, Last(parse, option)!))],
            Inputs = [.. _options.Where(option => command.Options.Contains(option.Key)).SelectMany(option => Inputs(parse, option.Key, option.Value))],
            Faults = [.. Errors(parse), .. new UnknownArguments(_root, command).Describe(parse.UnmatchedTokens)],
        };
    }

    private void AddEntry(CliCommand entry)
    {
        var command = new Command(entry.Name, entry.Description) { TreatUnmatchedTokensAsErrors = false };
        if (entry.Argument is { } argument)
        {
            // Its absence is the command's to tell, which knows what there is to choose from.
            _arguments.Add(command, new Argument<string>(argument.Name) { Description = argument.Description, Arity = ArgumentArity.ZeroOrOne });
            command.Arguments.Add(_arguments[command]);
        }
        foreach (var option in entry.Options.Options)
            AddOption(entry, command, option);
        _root.Subcommands.Add(command);
        _entries.Add(command, entry);
    }

    private void AddOption(CliCommand entry, Command command, OptionDefinition definition)
    {
        var name = "--" + definition.Name;
        // The program's version is asked for without a job, so that a table's may have the name.
        if (_globals.All.Any(global => global.Name == name && global != _globals.Version))
            throw new InvalidOperationException($"The option {name} of '{entry.Name}' has the name of an option of every job.");
        var standard = entry.Options.DefaultOf(definition);
        // Values stay texts here: their types are the binder's, so that all faults come in one message.
        Option option = definition.IsList ? new Option<string[]>(name) : new Option<string>(name);
        option.HelpName = definition.IsSwitch ? null : definition.Placeholder;
        option.Description = definition.Description + (standard is null || (definition.IsSwitch && standard == "false") ? "" : $" Default: {standard}.");
        option.Arity = definition.IsSwitch ? ArgumentArity.ZeroOrOne : definition.IsList ? ArgumentArity.OneOrMore : ArgumentArity.ExactlyOne;
        command.Options.Add(option);
        _options.Add(option, definition);
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
