namespace SparkPersonalization.Cli.Commands.List;

/// <summary><c>list</c>: the jobs that there are.</summary>
internal sealed class ListCommand : CliCommand<ListOptions>
{
    internal override string Name => "list";

    internal override string Description => "Lists the jobs.";

    internal override bool UsesSession => false;

    internal override string Notes => "With --json every job is listed with its options.";

    private protected override void Run(ListOptions options, CommandRun run) => JobList.Write(run.Jobs, run.Line.Json, run.Console.Out);
}

/// <summary>Nothing can be chosen.</summary>
internal sealed record ListOptions;
