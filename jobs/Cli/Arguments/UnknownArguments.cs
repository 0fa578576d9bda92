using System.CommandLine;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli.Arguments;

/// <summary>Says of arguments that nobody took what was probably meant.</summary>
internal sealed class UnknownArguments(Command root, Command command)
{
    internal IEnumerable<string> Describe(IEnumerable<string> arguments)
    {
        var afterOption = false;
        foreach (var argument in arguments)
        {
            var isOption = argument.StartsWith('-');
            // The value of an unknown option is not a fault of its own.
            if (isOption || !afterOption)
                yield return isOption ? DescribeOption(argument.Split('=')[0]) : DescribeWord(argument);
            afterOption = isOption && !argument.Contains('=', StringComparison.Ordinal);
        }
    }

    private string DescribeOption(string name)
    {
        if (command != root && root.Options.Any(option => option.Name == name))
            return $"{name} on the command line: belongs before the job's name '{command.Name}'.";
        var known = command.Options.Concat(root.Options.Where(option => option.Recursive)).Select(option => option.Name);
        return $"{name} on the command line: there is no such option.{Near(name, known)}";
    }

    private string DescribeWord(string word) => command == root
        ? $"There is no job '{word}'.{Near(word, root.Subcommands.Select(known => known.Name))} The jobs: {string.Join(", ", root.Subcommands.Select(known => known.Name))}."
        : $"'{word}' on the command line: {command.Name} takes {(command.Arguments is [var argument] ? $"one {argument.Name}" : "options only")}.";

    private static string Near(string wrong, IEnumerable<string> known) =>
        NearNames.Find(wrong, known) is { } near ? $" Did you mean '{near}'?" : "";
}
