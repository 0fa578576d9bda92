using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli.Commands;

/// <summary>
/// A word of the command line and what it does. A class of this kind with a constructor without parameters is found by reflection
/// (<see cref="CommandCatalog"/>), so that a new folder is a new command; jobs are put in as <see cref="JobCommand"/>.
/// </summary>
internal abstract class CliCommand
{
    internal abstract string Name { get; }

    /// <summary>What it does, in one sentence.</summary>
    internal abstract string Description { get; }

    internal abstract OptionSet Options { get; }

    /// <summary>What comes after the name and is no option; null for nothing.</summary>
    internal virtual CommandArgument? Argument => null;

    /// <summary>Whether it opens a session, so that spark-submit's options count.</summary>
    internal virtual bool UsesSession => true;

    /// <summary>What the help says at its end.</summary>
    internal abstract string Notes { get; }

    /// <summary>Does the work.</summary>
    /// <returns>How it ended, to be written; null where the answer is written already.</returns>
    internal abstract CliResult? Run(CommandRun run);
}

/// <summary>What a command wants to be told besides options.</summary>
/// <param name="Name">What stands for it in help, as <c>TABLE</c>.</param>
/// <param name="Description">What it is.</param>
internal sealed record CommandArgument(string Name, string Description);
