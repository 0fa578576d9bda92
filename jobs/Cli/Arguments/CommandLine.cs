using System.Collections.Immutable;
using System.CommandLine;
using SparkPersonalization.Cli.Commands;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli.Arguments;

/// <summary>What a command line says.</summary>
internal sealed record CommandLine
{
    /// <summary>The command that the help is about.</summary>
    internal required Command Command { get; init; }

    internal required ImmutableArray<Option> SharedOptions { get; init; }

    /// <summary>The jobs and commands to choose from; none where one was chosen.</summary>
    internal ImmutableArray<CliCommand> Entries { get; init; } = [];

    /// <summary>The job or command; null where none was named.</summary>
    internal CliCommand? Entry { get; init; }

    /// <summary>What was said after the name and is no option.</summary>
    internal string? Argument { get; init; }

    internal bool Help { get; init; }

    internal bool Version { get; init; }

    internal bool Json { get; init; }

    internal bool Verbose { get; init; }

    internal string Lake { get; init; } = GlobalOptions.DefaultLake;

    internal string? Master { get; init; }

    internal string? Remote { get; init; }

    internal string? Name { get; init; }

    internal string? PropertiesFile { get; init; }

    internal ImmutableArray<string> Conf { get; init; } = [];

    internal string? DeployMode { get; init; }

    /// <summary>Options for a server that is started, as they are passed on to it.</summary>
    internal ImmutableArray<KeyValuePair<string, string>> LaunchOptions { get; init; } = [];

    internal ImmutableArray<OptionInput> Inputs { get; init; } = [];

    /// <summary>What could not be understood.</summary>
    internal ImmutableArray<string> Faults { get; init; } = [];
}
