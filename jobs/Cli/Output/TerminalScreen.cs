using Microsoft.Extensions.Logging;
using Spectre.Console;
using Spectre.Console.Rendering;
using SparkPersonalization.JobModel;
using SparkPersonalization.JobModel.Graph;

namespace SparkPersonalization.Cli.Output;

/// <summary>Lines that are redrawn, one for each stage, with log lines going past above them; gone when the job has ended.</summary>
internal sealed class TerminalScreen : IScreen, IJobProgress
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time;
    private readonly StageBoard _board;
    private readonly IAnsiConsole _terminal;
    private readonly StageLines _lines;
    private int _ticks;

    internal TerminalScreen(CliConsole console)
    {
        _time = console.Time;
        _board = new StageBoard(console.Time);
        _lines = new StageLines(console.Error.Encoding.WebName.StartsWith("utf-", StringComparison.Ordinal));
        _terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(console.Error),
        });
        _board.Take(new JobProgress { Message = "starting" });
    }

    public JobOutcome Show(Func<JobOutcome> work) => _terminal.Live(new Text("")).AutoClear(true).Start(live =>
    {
        var timer = _time.CreateTimer(_ => live.UpdateTarget(Draw()), null, TimeSpan.Zero, Tick);
        try
        {
            return work();
        }
        finally
        {
            // Waits for a drawing that is under way: the terminal is another's to write to then.
            timer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    });

    public IJobProgress Progress(ILogger log) => this;

    public void WriteLine(string line) => _terminal.WriteLine(line);

    public void Report(JobProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _board.Take(progress);
    }

    private Rows Draw()
    {
        var all = _board.Lines();
        // Once stages are known, the line of the job as a whole has nothing to say.
        var shown = all.Count > 1 ? [.. all.Where(line => line.Stage is not null)] : all;
        var tick = Interlocked.Increment(ref _ticks);
        var lines = shown.Any(line => line.Progress.Live is not null)
            ? LiveTable.Draw(shown, _terminal.Profile.Width)
            : _lines.Draw(shown, tick, _terminal.Profile.Width);
        return new Rows(lines.Select(line => (IRenderable)new Text(line.Text, StyleOf(line.State))));
    }

    private static Style StyleOf(StageState state) => state switch
    {
        StageState.Done => new Style(Color.Green),
        StageState.Failed => new Style(Color.Red),
        StageState.Running => Style.Plain,
        _ => new Style(Color.Grey),
    };
}
