using Microsoft.Extensions.Logging;
using Spectre.Console;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Output;

/// <summary>A line that is redrawn, with log lines going past above it.</summary>
internal sealed class TerminalScreen(CliConsole console) : IScreen, IJobProgress
{
    private readonly IAnsiConsole _terminal = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        Out = new AnsiConsoleOutput(console.Error),
    });

    private readonly long _started = console.Time.GetTimestamp();
    private StatusContext? _status;

    public JobOutcome Show(Func<JobOutcome> work) => _terminal.Status().Start("starting", status =>
    {
        _status = status;
        return work();
    });

    public IJobProgress Progress(ILogger log) => this;

    public void WriteLine(string line) => _terminal.WriteLine(line);

    public void Report(JobProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _status?.Status(Markup.Escape(ProgressText.Of(progress, console.Time.GetElapsedTime(_started))));
    }
}
