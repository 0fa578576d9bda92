using System.Text.Json;
using Microsoft.Extensions.Logging;
using SparkPersonalization.JobModel;

namespace SparkPersonalization.Cli.Output;

/// <summary>Lines for other programs: as <see cref="LogScreen"/>, and of stages that keep going one of JSON each minute on standard output, before the result.</summary>
internal sealed class JsonScreen(CliConsole console) : IScreen, IJobProgress
{
    private readonly LogScreen _lines = new(console);
    private readonly StagePauses _pauses = new(console.Time);
    private readonly Dictionary<string, string?> _troubles = new(StringComparer.Ordinal);
    private IJobProgress? _log;

    public JobOutcome Show(Func<JobOutcome> work) => work();

    public IJobProgress Progress(ILogger log)
    {
        _log = _lines.Progress(log);
        return this;
    }

    public void WriteLine(string line) => _lines.WriteLine(line);

    public void Report(JobProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        _log?.Report(progress);
        lock (_troubles)
        {
            if (progress is { State: null, Live: { } live } && (Changed(progress.Stage ?? "", live.Trouble) | _pauses.IsDue(progress)))
                console.Out.WriteLine(Json(progress, live));
        }
    }

    // That something fails, and that it works again, is told at once.
    private bool Changed(string stage, string? trouble)
    {
        var changed = (_troubles.GetValueOrDefault(stage) is null) != (trouble is null);
        _troubles[stage] = trouble;
        return changed;
    }

    private string Json(JobProgress progress, LiveProgress live) => JsonSerializer.Serialize(
        new
        {
            progress = progress.Stage,
            time = console.Time.GetUtcNow(),
            state = live.Trouble is null && progress.Message is null ? "running" : "waiting",
            message = progress.Message,
            batch = progress.Batch,
            rows = progress.Rows,
            rowsInPerSecond = progress.RowsPerSecond,
            rowsOutPerSecond = live.RowsOutPerSecond,
            behindRows = live.BehindRows,
            behindMs = (long?)live.Behind?.TotalMilliseconds,
            watermark = progress.Watermark,
            quarantined = live.Quarantined,
            batchLimit = live.BatchLimit,
            trouble = live.Trouble,
        },
        JsonResultWriter.Json);
}
