using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli.Commands;

/// <summary>A command that is not a job, with options that only the command line gives.</summary>
/// <typeparam name="TOptions">The options, as a job's.</typeparam>
internal abstract class CliCommand<TOptions> : CliCommand
    where TOptions : class, new()
{
    internal sealed override OptionSet Options { get; } = OptionSet.Of(typeof(TOptions));

    internal sealed override CliResult? Run(CommandRun run)
    {
        var options = (TOptions)Options.Bind(Name, OptionLayers.None.With(run.Line.Inputs).WithFaults(run.Line.Faults));
        Run(options, run);
        return null;
    }

    /// <summary>Writes the answer.</summary>
    private protected abstract void Run(TOptions options, CommandRun run);
}
