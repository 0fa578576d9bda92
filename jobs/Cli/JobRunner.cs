using Microsoft.Extensions.Logging;
using SparkPersonalization.Cli.Arguments;
using SparkPersonalization.Cli.Commands;
using SparkPersonalization.Cli.Output;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Options;

namespace SparkPersonalization.Cli;

/// <summary>Runs one job: binds its options, gives it what it works with, and says how it ended.</summary>
internal sealed class JobRunner(CommandRun run, JobDefinition job)
{
    private readonly CommandLine _line = run.Line;
    private readonly CliConsole _console = run.Console;
    private readonly Interruption _interruption = run.Interruption;

    internal CliResult Run()
    {
        var conf = ConfDirectory.Find(_console);
        var options = job.Bind(OptionLayers.None
            .WithFile(job, conf)
            .WithEnvironment(job, _console.Environment)
            .With(_line.Inputs)
            .WithFaults(_line.Faults));
        var plan = SessionArguments.Resolve(_line, _console, conf);
        var screen = Screen();
        var log = new LineLogger(screen.WriteLine, _console.Time, _line.Verbose);
        var outcome = screen.Show(() => plan.With(new ServerLog(log), session => job.Run(options, Services(conf, session, screen, log)), _interruption.Token));
        return _interruption.ExitCode is { } code
            ? new CliResult(job.Id, CliStatus.Interrupted, code) { Outcome = outcome }
            : outcome.Succeeded
                ? new CliResult(job.Id, CliStatus.Done, ExitCode.Done) { Outcome = outcome }
                : new CliResult(job.Id, CliStatus.Failed, ExitCode.Failed) { Outcome = outcome };
    }

    private JobServices Services(string conf, SessionSettings session, IScreen screen, LineLogger log)
    {
        log.LogDebug("{Job} with lake {Lake}, conf {Conf}, master {Master}, settings {Settings}", job.Id, run.Lake, conf, session.Master, string.Join(' ', session.Conf.Keys));
        return new JobServices
        {
            LakeDirectory = run.Lake,
            ConfDirectory = conf,
            Session = session with { Name = session.Name ?? job.Id },
            Time = _console.Time,
            Progress = screen.Progress(log),
            Log = log,
            Cancellation = _interruption.Token,
        };
    }

    private IScreen Screen() => _line.Json ? new JsonScreen(_console) : _console.ErrorIsTerminal ? new TerminalScreen(_console) : new LogScreen(_console);
}
