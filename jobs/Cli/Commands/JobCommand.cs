using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli.Commands;

/// <summary>A job as a word of the command line.</summary>
internal sealed class JobCommand(JobDefinition job) : CliCommand
{
    internal override string Name => job.Id;

    internal override string Description => job.Description;

    internal override OptionSet Options => job.Options;

    internal override string Notes =>
        $"An option is taken from conf/jobs/{job.Id}.json, then from the environment, then from the command line; the later wins. "
        + $"In the file it has its name without dashes, in the environment the name in capitals after {job.EnvironmentPrefix}"
        + (job.Options.Options is [var first, ..] ? $", as {job.EnvironmentVariable(first.Name)}." : ".");

    internal override CliResult Run(CommandRun run) => new JobRunner(run, job).Run();
}
