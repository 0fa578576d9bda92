using Microsoft.Extensions.Logging;
using SparkPersonalization.Cli.Arguments;
using SparkPersonalization.Cli.Output;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli;

/// <summary>Runs one job: binds its options, gives it what it works with, and says how it ended.</summary>
internal sealed class JobRunner(CommandLine line, JobDefinition job, CliConsole console, Interruption interruption)
{
    internal CliResult Run()
    {
        var conf = ConfDirectory.Find(console);
        var options = job.Bind(OptionLayers.None
            .WithFile(job, conf)
            .WithEnvironment(job, console.Environment)
            .With(line.JobInputs)
            .WithFaults(line.Faults));
        var session = SessionArguments.Resolve(line, console, conf);
        var screen = Screen();
        var outcome = screen.Show(() => job.Run(options, Services(conf, session, screen)));
        return interruption.ExitCode is { } code
            ? new CliResult(job.Id, CliStatus.Interrupted, code) { Outcome = outcome }
            : outcome.Succeeded
                ? new CliResult(job.Id, CliStatus.Done, ExitCode.Done) { Outcome = outcome }
                : new CliResult(job.Id, CliStatus.Failed, ExitCode.Failed) { Outcome = outcome };
    }

    private JobServices Services(string conf, SessionSettings session, IScreen screen)
    {
        var log = new LineLogger(screen.WriteLine, console.Time, line.Verbose);
        log.LogDebug("{Job} with lake {Lake}, conf {Conf}, master {Master}, settings {Settings}", job.Id, Lake, conf, session.Master, string.Join(' ', session.Conf.Keys));
        return new JobServices
        {
            LakeDirectory = Lake,
            ConfDirectory = conf,
            Session = session with { Name = session.Name ?? job.Id },
            Time = console.Time,
            Progress = screen.Progress(log),
            Log = log,
            Cancellation = interruption.Token,
        };
    }

    private string Lake => Path.GetFullPath(line.Lake, console.CurrentDirectory);

    private IScreen Screen() => console.ErrorIsTerminal && !line.Json ? new TerminalScreen(console) : new LogScreen(console);
}
